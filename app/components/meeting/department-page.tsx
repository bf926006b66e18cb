import { useRoom } from "~/collab/use-room";
import { HistoryLink } from "~/components/history/history-link";
import { LightsProvider } from "~/components/scorecard/lights-context";
import { HeadFigure, MeasureFigures } from "~/components/scorecard/measure-figures";
import { Pictures } from "~/components/pictures/pictures";
import { Findings } from "~/components/sheet/findings";
import { Improvements } from "~/components/sheet/improvements";
import { PlanReviewFields } from "~/components/plan/plan-review-fields";
import { SheetState } from "~/components/sheet/sheet-state";
import { UndoBar } from "~/components/sheet/undo-bar";
import { UnsentWords } from "~/components/sheet/unsent-words";
import { BreakdownTables } from "~/components/table/breakdown-tables";
import { nameIn } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import type { DepartmentPage, MeasurePage, PlanPage } from "~/views/page";
import styles from "./department-page.module.css";
import { MeasurePages } from "./measure-pages";
import { useMeeting } from "./meeting-context";
import { OwnersLine } from "./owners-line";
import { isFirstPage } from "./places";
import { PlanFigures } from "./plan-figures";

/** One page of a department's turn: the measure or plan, what went wrong, what will be done. */
export function DepartmentPageView({ page }: { page: DepartmentPage }) {
  const { view, room } = useMeeting();
  const sheet = useRoom(page.sheet);
  const { subject } = page;
  return (
    <LightsProvider room={room} loaded={page.values} revision={page.revision}>
      <article className={styles.page}>
        <PageHeading page={page} />
        <MeasurePages
          link={page.link}
          departmentId={page.departmentId}
          removed={page.removed}
          mayArrange={page.mayWrite}
        />
        {subject.kind === "measure" ? (
          <MeasureFigures
            figures={subject.figures}
            personId={view.me}
            mayEnter={subject.mayEnter}
            brief={!isFirstPage(page.link)}
          />
        ) : (
          <PlanFigures link={page.link} subject={subject} month={view.month} />
        )}
        <div className={styles.tools}>
          <SheetState room={sheet} />
          {page.mayWrite && <UndoBar room={sheet} />}
        </div>
        <UnsentWords room={sheet} />
        {subject.kind === "plan" && (
          <PlanReviewFields
            key={subject.plan.id}
            room={sheet}
            planId={subject.plan.id}
            initial={subject.review}
          />
        )}
        <Findings
          room={sheet}
          pageKey={page.link.key}
          initial={page.findings}
          mayEdit={page.mayWrite}
        />
        <BreakdownTables
          room={sheet}
          pageKey={page.link.key}
          month={view.month}
          people={view.people}
          initial={page.tables}
          before={page.tablesBefore}
          subject={
            subject.kind === "measure"
              ? { figures: subject.figures, personId: view.me, mayEnter: subject.mayEnter }
              : null
          }
          mayEdit={page.mayWrite}
        />
        <Improvements
          room={sheet}
          pageKey={page.link.key}
          people={view.people}
          reviewMonth={view.month}
          initial={page.improvements}
          earlier={page.earlier}
          revision={page.revision}
          timeZone={view.timeZone}
          mayEdit={page.mayWrite}
        />
        <Pictures
          room={sheet}
          place={{
            sheet: page.sheet,
            meetingId: view.id,
            departmentId: page.departmentId,
            page: page.link.key,
          }}
          initial={page.pictures}
          mayEdit={page.mayWrite}
        />
        <HistoryLink />
      </article>
    </LightsProvider>
  );
}

/** What a page is about and what it supports, and who answers for it. */
export function PageHeading({
  page: { link, head, subject },
}: {
  page: Pick<DepartmentPage, "link" | "head"> & { subject: MeasurePage | Omit<PlanPage, "review"> };
}) {
  const words = useAllWords();
  const text = words.scorecard;
  const home = [
    head.perspective && text.perspectives[head.perspective],
    head.theme && nameIn(words.locale, head.theme),
  ].filter(Boolean);
  return (
    <header>
      <p className={styles.kicker}>
        {head.objective && (
          <span>{text.supports(head.objective.code, nameIn(words.locale, head.objective))}</span>
        )}
        <span>{home.join(" · ")}</span>
        {subject.kind === "measure" && (
          <span>
            {words.sheet.unitEach(
              text.frequencies[subject.frequency],
              words.locale === "en"
                ? subject.figures.measure.unitEn
                : subject.figures.measure.unitZh,
              text.directions[subject.figures.measure.direction],
            )}
          </span>
        )}
      </p>
      <div className={styles.title}>
        <h1>
          {link.code} {nameIn(words.locale, link)}
          {link.title && isFirstPage(link) && (
            <small className={styles.subtitle}>{nameIn(words.locale, link.title)}</small>
          )}
        </h1>
        {subject.kind === "measure" && <HeadFigure figures={subject.figures} />}
      </div>
      <OwnersLine subject={subject} />
    </header>
  );
}
