import { useRoom } from "~/collab/use-room";
import { useMeeting } from "~/components/meeting/meeting-context";
import { Pictures } from "~/components/pictures/pictures";
import { entryOf } from "~/components/meeting/places";
import { SheetState } from "~/components/sheet/sheet-state";
import { UndoBar } from "~/components/sheet/undo-bar";
import { UnsentWords } from "~/components/sheet/unsent-words";
import { COVER_PAGE } from "~/sheet/pictures";
import type { DepartmentCover } from "~/views/cover";
import { CoverFigures } from "./cover-figures";
import { CoverFollowUps } from "./cover-follow-ups";
import { CoverHeading } from "./cover-heading";
import { CoverQuestions } from "./cover-questions";
import { CoverReadiness } from "./cover-readiness";
import styles from "./cover.module.css";

/** The first stop of a department's turn: where it stands, what it owes, and what it is asked. */
export function DepartmentCoverView({ cover }: { cover: DepartmentCover }) {
  const { view } = useMeeting();
  const sheet = useRoom(cover.sheet);
  const { departmentId } = cover;
  const entry = entryOf(view.agenda, departmentId);
  if (!entry) return null;
  return (
    <article className={styles.cover}>
      <CoverHeading entry={entry} managers={cover.managers} />
      <CoverReadiness entry={entry} departmentId={departmentId} />
      <CoverFigures entry={entry} multiples={cover.multiples} />
      <div className={styles.columns}>
        <CoverFollowUps cover={cover} entry={entry} />
        <CoverQuestions departmentId={departmentId} />
      </div>
      <UnsentWords room={sheet} />
      <Pictures
        room={sheet}
        place={{ sheet: cover.sheet, meetingId: view.id, departmentId, page: COVER_PAGE }}
        initial={cover.pictures}
        mayEdit={cover.mayWrite}
      />
      <div className={styles.tools}>
        <SheetState room={sheet} />
        {cover.mayWrite && <UndoBar room={sheet} />}
      </div>
    </article>
  );
}
