import type { Db } from "#db/client";
import type { Day } from "~/domain/scorecard/month";
import type { RecordedPage, RecordedScorecard } from "~/views/record";
import { measurePagesOf } from "../measure-pages.server";
import type { Meeting } from "../meetings.server";
import { overviewOf } from "../overview-view.server";
import { pagesOf } from "../pages.server";
import { headOf, measureSubject, planSubject } from "../page-view.server";
import { scorecardAt } from "../scorecard.server";

/** The scorecard of a meeting's month, without what only the database needs. */
export function recordedScorecard(db: Db, row: Meeting): RecordedScorecard {
  const { departments, themes, objectives, measures, plans } = overviewOf(db, row);
  return { departments, themes, objectives, measures: measures.map(bareMeasure), plans };
}

/** Head, figures and milestones of every page, in the order of the scorecard's departments. */
export function recordedPages(db: Db, row: Meeting, today: Day): RecordedPage[] {
  const scorecard = scorecardAt(db, row.companyId, row.month);
  const measurePages = measurePagesOf(db, row.id);
  return scorecard.departments.flatMap((department) =>
    pagesOf(scorecard, department.id, measurePages).flatMap((link): RecordedPage[] => {
      const place = { link, departmentId: department.id };
      const measure = scorecard.measures.find(({ id }) => id === link.id);
      if (measure) {
        const subject = measureSubject(db, row, measure);
        const { figures } = subject;
        const versions = figures.versions.map(
          ({ validFrom, validTo, direction, yearToDate, decimals }) => ({
            validFrom,
            validTo,
            direction,
            yearToDate,
            decimals,
          }),
        );
        const bare = { ...figures, measure: bareMeasure(figures.measure), versions };
        return [
          { ...place, head: headOf(scorecard, measure), subject: { ...subject, figures: bare } },
        ];
      }
      const plan = scorecard.plans.find(({ id }) => id === link.id);
      return plan
        ? [{ ...place, head: headOf(scorecard, plan), subject: planSubject(db, row, plan, today) }]
        : [];
    }),
  );
}

/** What belongs to no month: where a measure's row lies in the database. */
interface Row {
  versionId?: unknown;
  companyId?: unknown;
  validFrom?: unknown;
  validTo?: unknown;
  position?: unknown;
}

function bareMeasure<M extends object>(measure: M): Omit<M, keyof Row> {
  const {
    versionId: _versionId,
    companyId: _companyId,
    validFrom: _validFrom,
    validTo: _validTo,
    position: _position,
    ...bare
  } = measure as M & Row;
  return bare;
}
