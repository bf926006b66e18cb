import { useState } from "react";
import { SelectField } from "~/components/form/select-field";
import { Button } from "~/components/ui/button";
import { nameIn } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import type { MapEditorView } from "~/views/strategy-map";
import styles from "./headline-form.module.css";
import { useMapCommands } from "./use-map-commands";

/** How many figures can be read above a map at a glance; the verb refuses more. */
const MOST = 6;

/** Chooses the measures whose figures stand above the map. Each choice is saved at once. */
export function HeadlineForm({ view }: { view: MapEditorView }) {
  const words = useWords();
  const text = words.strategyMap.editor;
  const { send } = useMapCommands();
  const [adding, setAdding] = useState("");
  const chosen = view.map.headlines.flatMap((id) => view.measures.filter((each) => each.id === id));
  const ids = chosen.map(({ id }) => id);
  const choose = (measureIds: readonly string[]) =>
    void send("choose-headlines", { measureIds }, "");
  const label = (measure: MapEditorView["measures"][number]) =>
    `${measure.code} ${nameIn(words.locale, measure)}`;
  return (
    <div className={styles.form}>
      <ol className={styles.list} aria-label={text.headlines}>
        {chosen.map((measure, index) => (
          <li key={measure.id}>
            <span>{label(measure)}</span>
            <Button
              look="quiet"
              disabled={index === 0}
              aria-label={text.earlierHeadline(measure.code)}
              onClick={() =>
                choose(ids.toSpliced(index, 1).toSpliced(Math.max(0, index - 1), 0, measure.id))
              }
            >
              ↑
            </Button>
            <Button
              look="quiet"
              aria-label={text.removeHeadline(measure.code)}
              onClick={() => choose(ids.filter((id) => id !== measure.id))}
            >
              {words.general.remove}
            </Button>
          </li>
        ))}
      </ol>
      {ids.length < MOST && (
        <form
          className={styles.add}
          onSubmit={(event) => {
            event.preventDefault();
            if (adding === "") return;
            choose([...ids, adding]);
            setAdding("");
          }}
        >
          <SelectField
            label={words.scorecard.measure}
            empty="–"
            choices={view.measures
              .filter(({ id }) => !ids.includes(id))
              .map((measure) => ({ value: measure.id, label: label(measure) }))}
            value={adding}
            onChange={(event) => setAdding(event.target.value)}
          />
          <Button type="submit" disabled={adding === ""}>
            {text.addHeadline}
          </Button>
        </form>
      )}
    </div>
  );
}
