import { DndContext, DragOverlay } from "@dnd-kit/core";
import { useSearchParams } from "@remix-run/react";
import { useMemo, useState } from "react";
import { LightsProvider, useLights } from "~/components/scorecard/lights-context";
import { columnOf, COLUMNS, compareDue } from "~/domain/follow-up/state";
import { useAllWords } from "~/i18n/words-context";
import type { LiveFollowUp } from "~/protocol/live-follow-up";
import type { BoardView } from "~/views/board";
import { BoardColumn } from "./board-column";
import { useBoardDrag } from "./board-drag";
import { BoardFilters } from "./board-filters";
import styles from "./board.module.css";
import { CardBody, type CardSetting } from "./card";
import cardStyles from "./card.module.css";
import { failedSubjects } from "./failed-subjects";
import { filtered, readFilter, subjectsAmong } from "./filter";
import { useFollowUps } from "./use-follow-ups";
import { useMoves } from "./use-moves";
import { useToday } from "./use-today";

/** The follow-up board, live on every screen that shows it. */
export function BoardPage({ board }: { board: BoardView }) {
  const { room, followUps } = useFollowUps(board.companyId, board.followUps, board.revision);
  return (
    <LightsProvider room={room} loaded={board.values} revision={board.revision}>
      <Board board={board} followUps={followUps} />
    </LightsProvider>
  );
}

interface BoardProps {
  board: BoardView;
  followUps: readonly LiveFollowUp[];
}

function Board({ board, followUps }: BoardProps) {
  const { followUps: words } = useAllWords();
  const today = useToday(board.timeZone);
  const [query] = useSearchParams();
  const [lifted, setLifted] = useState<LiveFollowUp | null>(null);
  const moves = useMoves(today);
  const failed = useFailedSubjects(board, followUps);
  const shown = filtered(followUps, readFilter(query), today);
  const dnd = useBoardDrag({ cards: shown, today, onLift: setLifted, onDrop: moves.request });
  const settingOf = (card: LiveFollowUp): CardSetting => ({
    today,
    timeZone: board.timeZone,
    month: board.month,
    people: board.people,
    mayMove: board.mayMove.includes(card.department.id),
    didNotWork: card.state === "done" && failed.has(card.subject?.id ?? ""),
    onMove: moves.request,
  });
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{words.title}</h1>
        <p>{words.intro}</p>
      </header>
      <BoardFilters followUps={followUps} departments={board.departments} shown={shown.length} />
      <p role="status" className={styles.notice}>
        {moves.notice}
      </p>
      {shown.length === 0 && (
        <p className={styles.nothing}>{followUps.length === 0 ? words.none : words.noMatch}</p>
      )}
      <DndContext {...dnd}>
        <div className={styles.columns}>
          {COLUMNS.map((column) => (
            <BoardColumn
              key={column}
              column={column}
              cards={shown.filter((card) => columnOf(card, today) === column).toSorted(compareDue)}
              settingOf={settingOf}
            />
          ))}
        </div>
        <DragOverlay dropAnimation={null}>
          {lifted && (
            <div className={`${cardStyles.card} ${styles.lifted}`}>
              <CardBody card={lifted} setting={settingOf(lifted)} />
            </div>
          )}
        </DragOverlay>
      </DndContext>
      {moves.dialog}
    </div>
  );
}

/** The measures and plans on which everything was done and the light is still red. */
function useFailedSubjects({ month }: BoardView, followUps: readonly LiveFollowUp[]) {
  const subjects = useMemo(() => subjectsAmong(followUps), [followUps]);
  const lights = useLights(subjects.map(({ id }) => ({ kind: "measure", id, month: month ?? "" })));
  return failedSubjects(
    followUps,
    month,
    new Map(subjects.map(({ id }, index) => [id, lights[index]?.light ?? null])),
  );
}
