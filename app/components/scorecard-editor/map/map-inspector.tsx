import { useId, useState } from "react";
import { Button } from "~/components/ui/button";
import { SelectField } from "~/components/form/select-field";
import type { MapPlace } from "~/domain/strategy-map/arrangement";
import type { Direction } from "~/domain/strategy-map/map-moves";
import { formatMonth, nameIn } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import type { MapEditorView } from "~/views/strategy-map";
import styles from "./map-inspector.module.css";

type Arrow = MapEditorView["map"]["arrows"][number];

const MOVES: readonly Direction[] = ["left", "right", "up", "down"];

interface MapInspectorProps {
  objective: MapEditorView["objectives"][number];
  view: MapEditorView;
  onDraw: (effectId: string) => Promise<void>;
  onRemove: (arrow: Arrow) => Promise<void>;
  /** The places after a step; null where there is no way to go. */
  stepTo: (direction: Direction) => readonly MapPlace[] | null;
  onPlace: (places: readonly MapPlace[]) => void;
}

/** Everything that can be done to an objective on the map, without a pointer. */
export function MapInspector(props: MapInspectorProps) {
  const { objective, view, onDraw, onRemove, stepTo, onPlace } = props;
  const words = useWords();
  const text = words.strategyMap.editor;
  const id = useId();
  const { arrows } = view.map;
  const driven = new Set(
    arrows.filter(({ causeId }) => causeId === objective.id).map(({ effectId }) => effectId),
  );
  const [effectId, setEffectId] = useState("");
  const choices = view.objectives
    .filter((each) => each.id !== objective.id && !driven.has(each.id))
    .map((each) => ({ value: each.id, label: `${each.code} ${nameIn(words.locale, each)}` }));
  const draw = async () => {
    await onDraw(effectId);
    setEffectId("");
  };
  return (
    <section className={styles.inspector} aria-labelledby={id}>
      <h2 id={id}>
        {objective.code} {nameIn(words.locale, objective)}
      </h2>
      <Ends title={text.drives} {...{ objective, view, onRemove }} end="effectId" />
      <form
        className={styles.draw}
        onSubmit={(event) => {
          event.preventDefault();
          if (effectId !== "") void draw();
        }}
      >
        <SelectField
          label={text.choose}
          empty="–"
          choices={choices}
          value={effectId}
          onChange={(event) => setEffectId(event.target.value)}
        />
        <Button type="submit" disabled={effectId === ""}>
          {text.add}
        </Button>
      </form>
      <Ends title={text.drivenBy} {...{ objective, view, onRemove }} end="causeId" />
      <h3>{text.place}</h3>
      <div className={styles.moves}>
        {MOVES.map((direction) => {
          const places = stepTo(direction);
          return (
            <Button
              key={direction}
              disabled={places === null}
              onClick={() => places && onPlace(places)}
            >
              {text.moves[direction]}
            </Button>
          );
        })}
      </div>
    </section>
  );
}

interface EndsProps extends Pick<MapInspectorProps, "objective" | "view" | "onRemove"> {
  title: string;
  /** Which end of the arrows is listed: what the objective drives, or what drives it. */
  end: "causeId" | "effectId";
}

function Ends({ title, objective, view, onRemove, end }: EndsProps) {
  const words = useWords();
  const text = words.strategyMap.editor;
  const here = end === "causeId" ? "effectId" : "causeId";
  const arrows = view.map.arrows.filter((arrow) => arrow[here] === objective.id);
  const codeOf = (id: string) => view.objectives.find((each) => each.id === id)?.code ?? "";
  return (
    <>
      <h3>{title}</h3>
      {arrows.length === 0 && <p className={styles.none}>{text.nobody}</p>}
      <ul className={styles.arrows} aria-label={title}>
        {arrows.map((arrow) => {
          const other = view.objectives.find(({ id }) => id === arrow[end]);
          return (
            <li key={arrow.id}>
              <span>
                {other && `${other.code} ${nameIn(words.locale, other)}`}{" "}
                <small>{text.since(formatMonth(words.locale, arrow.validFrom))}</small>
              </span>
              <Button
                look="quiet"
                aria-label={text.removeArrow(codeOf(arrow.causeId), codeOf(arrow.effectId))}
                onClick={() => void onRemove(arrow)}
              >
                {words.general.remove}
              </Button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
