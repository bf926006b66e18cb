import { useDroppable } from "@dnd-kit/core";
import { useId } from "react";
import type { Column } from "~/domain/follow-up/state";
import { useAllWords } from "~/i18n/words-context";
import type { LiveFollowUp } from "~/protocol/live-follow-up";
import styles from "./board.module.css";
import { FollowUpCard, type CardSetting } from "./card";

interface BoardColumnProps {
  column: Column;
  cards: readonly LiveFollowUp[];
  settingOf: (card: LiveFollowUp) => CardSetting;
}

/** A column of the board and its cards; a card can be dropped anywhere on it. */
export function BoardColumn({ column, cards, settingOf }: BoardColumnProps) {
  const { followUps } = useAllWords();
  const { setNodeRef, isOver } = useDroppable({ id: column });
  const id = useId();
  return (
    <section
      ref={setNodeRef}
      className={styles.column}
      data-over={isOver || undefined}
      data-column={column}
      aria-labelledby={id}
    >
      <h2 id={id}>
        {followUps.columns[column]}
        <span aria-hidden="true">{cards.length}</span>
      </h2>
      {cards.length === 0 ? (
        <p className={styles.empty}>{followUps.emptyColumn}</p>
      ) : (
        <ul>
          {cards.map((card) => (
            <li key={card.id}>
              <FollowUpCard card={card} setting={settingOf(card)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
