import type { Db } from "#db/client";
import { yearOf, type Month } from "~/domain/scorecard/month";
import { yearToDate } from "~/domain/scorecard/year-to-date";
import type { RecordedLight } from "~/views/record";
import { figuresOf } from "../figures.server";
import { lightsOf } from "../lights.server";
import { measuresAt } from "../scorecard.server";

/**
 * A month's lights by "kind/subjectId", and under "year-to-date/measureId" the year so far of each
 * measure that has one: reckoned when it is recorded, as every page reckons it when it is shown.
 */
export function recordedLights(
  db: Db,
  companyId: string,
  month: Month,
): Record<string, RecordedLight> {
  const lights = lightsOf(db, companyId, month);
  const lit = measuresAt(db, companyId, month).filter(({ id }) => lights.has(`measure/${id}`));
  const ids = lit.map(({ id }) => id);
  const figures = figuresOf(db, ids, yearOf(month));
  const years = lit.map(({ id, yearToDate: rule, direction, decimals }) => {
    const months = figures.get(id)?.months ?? [];
    const { light, ...explanation } = yearToDate({ month, rule, direction, decimals, months });
    return [`year-to-date/${id}`, { light, explanation }] as const;
  });
  const judged = [...lights].map(
    ([subject, { light, explanation }]) => [subject, { light, explanation }] as const,
  );
  return Object.fromEntries<RecordedLight>([...judged, ...years]);
}
