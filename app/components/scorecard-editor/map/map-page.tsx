import { Link } from "@remix-run/react";
import { WithRefusal } from "~/components/form/refusal-context";
import { addMonths } from "~/domain/scorecard/month";
import { formatMonth } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import type { MapEditorView } from "~/views/strategy-map";
import styles from "../scorecard-editor.module.css";
import { HeadlineForm } from "./headline-form";
import { MapEditor } from "./map-editor";
import own from "./map-page.module.css";
import { VisionForm } from "./vision-form";

/** The strategy map for its administrator: arrows and layout, vision, headline figures. */
export function MapPage({ view }: { view: MapEditorView }) {
  const words = useWords();
  const text = words.strategyMap.editor;
  const month = (offset: number) => {
    const to = addMonths(view.month, offset);
    return (
      <Link to={`?month=${to}`} preventScrollReset>
        {text.earlier(formatMonth(words.locale, to))}
      </Link>
    );
  };
  return (
    <WithRefusal>
      <section className={styles.section}>
        <div className={own.months}>
          <h2>{text.month(formatMonth(words.locale, view.month))}</h2>
          {month(-1)}
          {month(1)}
        </div>
        <p className={own.note}>{text.monthNote}</p>
        {view.objectives.length === 0 ? (
          <p className={styles.empty}>{text.empty}</p>
        ) : (
          // Another month has other arrows, and may have other objectives.
          <MapEditor key={view.month} view={view} />
        )}
      </section>
      <section className={styles.section}>
        <h2>{words.strategyMap.vision}</h2>
        <VisionForm vision={view.map.vision} />
      </section>
      <section className={styles.section}>
        <h2>{text.headlines}</h2>
        <p className={own.note}>{text.headlinesHint}</p>
        <HeadlineForm view={view} />
      </section>
    </WithRefusal>
  );
}
