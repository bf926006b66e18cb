import { useWords } from "~/i18n/words-context";
import styles from "./map-views.module.css";

const MAP_VIEWS = ["map", "table"] as const;

/** The two ways to look at a scorecard. */
export type MapView = (typeof MAP_VIEWS)[number];

/** Chooses between the map and the same as a table. */
export function MapViews(props: { view: MapView; onChange: (view: MapView) => void }) {
  const text = useWords().strategyMap.views;
  return (
    <div role="group" aria-label={text.label} className={styles.views} data-screen-only>
      {MAP_VIEWS.map((view) => (
        <button
          key={view}
          type="button"
          aria-pressed={props.view === view}
          onClick={() => props.onChange(view)}
        >
          {text[view]}
        </button>
      ))}
    </div>
  );
}
