import { useRoom } from "~/collab/use-room";
import { useMeeting } from "~/components/meeting/meeting-context";
import { LightsProvider } from "~/components/scorecard/lights-context";
import { HeadFigure } from "~/components/scorecard/measure-figures";
import { nameIn } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import type { DepartmentPage } from "~/views/page";
import styles from "./present-page.module.css";
import { PresentFindings, PresentImprovements } from "./present-words";
import { PresentMeasure } from "./present-measure";
import { PresentPlan } from "./present-plan";
import { PresentReview } from "./present-review";
import { useFit } from "./use-fit";

/** A page of a department on the wall: its light and figures, and the words as they are typed. */
export function PresentPage({ page }: { page: DepartmentPage }) {
  const { room } = useMeeting();
  const sheet = useRoom(page.sheet);
  const { ref, left } = useFit();
  const { subject } = page;
  const words = { room: sheet, page };
  return (
    <LightsProvider room={room} loaded={page.values} revision={page.revision}>
      <PageHead page={page} />
      <div ref={ref} className={styles.columns}>
        {subject.kind === "measure" ? (
          <>
            <div className={styles.column}>
              <PresentMeasure figures={subject.figures} />
              <PresentFindings {...words} left={left["findings"] ?? 0} />
            </div>
            <PresentImprovements {...words} left={left["improvements"] ?? 0} />
          </>
        ) : (
          <>
            <div className={styles.column}>
              <PresentPlan link={page.link} subject={subject} left={left["plan"] ?? 0} />
              <PresentReview room={sheet} subject={subject} left={left["review"] ?? 0} />
            </div>
            <div className={styles.column}>
              <PresentFindings {...words} left={left["findings"] ?? 0} />
              <PresentImprovements {...words} left={left["improvements"] ?? 0} />
            </div>
          </>
        )}
      </div>
    </LightsProvider>
  );
}

function PageHead({ page: { link, head, subject, departmentId } }: { page: DepartmentPage }) {
  const words = useWords();
  const { view } = useMeeting();
  const entry = view.agenda.find(({ department }) => department?.id === departmentId);
  const { objective } = head;
  const context = [
    entry?.department && nameIn(words.locale, entry.department),
    objective && words.scorecard.supports(objective.code, nameIn(words.locale, objective)),
    subject.kind === "measure" && words.scorecard.directions[subject.figures.measure.direction],
  ];
  return (
    <header className={styles.head}>
      <div>
        <p className={styles.context}>{context.filter(Boolean).join(" · ")}</p>
        <h1>
          {link.code} {nameIn(words.locale, link)}
        </h1>
      </div>
      {subject.kind === "measure" && <HeadFigure figures={subject.figures} />}
    </header>
  );
}
