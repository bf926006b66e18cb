import type { KeyboardEvent } from "react";
import type { MapScorecard } from "~/components/strategy-map/map-content";
import { nameIn } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import styles from "./edit-shape.module.css";

interface EditShapeProps {
  objective: MapScorecard["objectives"][number];
  /** Whether its arrows and its place are being edited. */
  chosen: boolean;
  /** Whether an arrow is being pulled over it. */
  aimedAt: boolean;
  onChoose: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** An objective in the map's editor: to be chosen, to be dragged, and a dot to pull an arrow from. */
export function EditShape({ objective, chosen, aimedAt, onChoose, onKeyDown }: EditShapeProps) {
  const words = useWords();
  return (
    <div
      className={styles.shape}
      data-objective={objective.id}
      data-chosen={chosen || undefined}
      data-aimed-at={aimedAt || undefined}
    >
      <button type="button" aria-pressed={chosen} onClick={onChoose} onKeyDown={onKeyDown}>
        <b>{objective.code}</b> {nameIn(words.locale, objective)}
      </button>
      {/* For the pointer alone: by keyboard an arrow is drawn in the inspector. */}
      <span
        className={styles.dot}
        data-draw
        aria-hidden
        title={words.strategyMap.editor.draw(objective.code)}
      />
    </div>
  );
}
