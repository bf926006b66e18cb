import type { Db } from "#db/client";
import { yearOf } from "~/domain/scorecard/month";
import type { MonthFigures } from "~/domain/scorecard/year-to-date";
import type { RecordedPage } from "~/views/record";
import type { SmallMultiplesView, SmallMultipleView } from "~/views/small-multiples";
import { figuresOf } from "./figures.server";
import type { Meeting } from "./meetings.server";
import { storedRecordOf } from "./record/stored-record.server";
import { scorecardAt } from "./scorecard.server";

/**
 * The years of a department's measures, for small charts: of an open meeting as they are now, of a
 * closed one as its record froze them. The caller has asked `can` for meeting.read.
 */
export function smallMultiplesOf(db: Db, row: Meeting, departmentId: string): SmallMultiplesView {
  const stored = storedRecordOf(db, row);
  const { measures } = stored?.record.scorecard ?? scorecardAt(db, row.companyId, row.month);
  const own = measures.filter((measure) => measure.departmentId === departmentId);
  const months = stored ? recordedMonths(stored.record.pages) : monthsNow(db, own, row);
  return {
    month: row.month,
    measures: own.map((measure) => multiple(measure, months.get(measure.id) ?? [])),
  };
}

function monthsNow(db: Db, measures: readonly { id: string }[], { month }: Meeting) {
  const ids = measures.map(({ id }) => id);
  const figures = figuresOf(db, ids, yearOf(month));
  return new Map([...figures].map(([id, { months }]) => [id, months]));
}

function recordedMonths(pages: readonly RecordedPage[]): Map<string, MonthFigures[]> {
  return new Map(
    pages.flatMap(({ subject }) =>
      subject.kind === "measure" ? [[subject.figures.measure.id, subject.figures.months]] : [],
    ),
  );
}

function multiple(
  {
    id,
    code,
    nameZh,
    nameEn,
    unitZh,
    unitEn,
    decimals,
    direction,
  }: Omit<SmallMultipleView, "months">,
  months: MonthFigures[],
): SmallMultipleView {
  return { id, code, nameZh, nameEn, unitZh, unitEn, decimals, direction, months };
}
