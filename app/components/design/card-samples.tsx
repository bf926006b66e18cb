import { DndContext } from "@dnd-kit/core";
import { useMemo } from "react";
import { BoardColumn } from "~/components/follow-up/board-column";
import type { CardSetting } from "~/components/follow-up/card";
import type { Column } from "~/domain/follow-up/state";
import { useAllWords } from "~/i18n/words-context";
import type { LiveFollowUp } from "~/protocol/live-follow-up";
import styles from "./design.module.css";
import { SAMPLE_MONTH } from "./sample-scorecard";
import { SAMPLE_DAY, sampleFollowUps } from "./sample-follow-ups";
import { Section } from "./section";

const READ_ONLY: CardSetting = {
  today: SAMPLE_DAY,
  timeZone: "Asia/Shanghai",
  month: SAMPLE_MONTH,
  people: [],
  mayMove: false,
  didNotWork: false,
  onMove: () => {},
};

/** The board's columns: cards that can be moved and that cannot, one that failed, none at all. */
export function CardSamples() {
  const { samples } = useAllWords().design;
  const cards = useMemo(() => sampleFollowUps(samples), [samples]);
  const columns: readonly (readonly [Column, readonly LiveFollowUp[]])[] = [
    ["planned", [cards.planned]],
    ["in-progress", []],
    ["done-late", [cards.late]],
    ["overdue", [cards.overdue]],
    ["dropped", [cards.dropped]],
  ];
  const settingOf = (card: LiveFollowUp): CardSetting => ({
    ...READ_ONLY,
    mayMove: card.id === "planned",
    didNotWork: card.id === "late",
  });
  return (
    <Section name="cards">
      {/* Its id is the same on the server and here. */}
      <DndContext id="design">
        <div className={styles.board}>
          {columns.map(([column, of]) => (
            <BoardColumn key={column} column={column} cards={of} settingOf={settingOf} />
          ))}
        </div>
      </DndContext>
    </Section>
  );
}
