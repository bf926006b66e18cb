import { eq } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { company as companyTable, lightRow, measureVersion } from "#db/schema";
import { monthsOfYear } from "~/domain/scorecard/month";
import { lightKey } from "~/protocol/live-keys";
import { enterActual } from "~/services/actual-commands.server";
import { relightSpan } from "~/services/kept-lights.server";
import { saveLevels } from "~/services/scorecard-commands/save-levels.server";
import { saveMeasure } from "~/services/scorecard-commands/save-measure.server";
import { done, makeCompany, testServices } from "../support/company";
import { levelCells, makeMeasure } from "../support/scorecard";

/** Months of 2021 and 2022 in which the test's clock lets actuals be entered. */
const MONTHS = ["2021-01", "2021-02", "2021-05", "2021-06", "2021-07", "2021-09", "2022-01"];
const YEARS = [...monthsOfYear(2021), ...monthsOfYear(2022)];

/** Two measures of one objective, of which one is another one from July on. */
function twoMeasures() {
  const services = testServices();
  services.clock.set("2022-02-05T09:00:00+08:00");
  const company = makeCompany(services);
  const { administrator, facilitator } = company.people;
  const { measureId, objectiveId, input } = makeMeasure(services, company);
  const other = { ...input, code: "M2", yearToDate: "average" as const };
  const { id: otherId } = done(services, administrator, saveMeasure, other);
  const { db } = services;
  const first = db.select().from(measureVersion).where(eq(measureVersion.measureId, measureId));
  const version = first.all().map((row) => ({ ...row, id: "later", validFrom: "2021-07" }));
  db.update(measureVersion)
    .set({ validTo: "2021-06" })
    .where(eq(measureVersion.measureId, measureId))
    .run();
  for (const row of version) {
    db.insert(measureVersion)
      .values({ ...row, yearToDate: "last", direction: "lower" })
      .run();
  }
  const cells = [measureId, otherId].flatMap((id) =>
    YEARS.filter((month) => month !== "2021-05").flatMap((month) =>
      levelCells(id, month, [40, 30, 20, 10]),
    ),
  );
  done(services, administrator, saveLevels, { cells });
  const lights = () =>
    db
      .select()
      .from(lightRow)
      .all()
      .map((row) => [lightKey(row.kind, row.subjectId, row.month), row.light, row.explanation])
      .toSorted(([left], [right]) => (String(left) < String(right) ? -1 : 1));
  return { services, company, facilitator, objectiveId, measures: [measureId, otherId], lights };
}

const entered = fc.record({
  measure: fc.integer({ min: 0, max: 1 }),
  month: fc.constantFrom(...MONTHS),
  value: fc.option(fc.integer({ min: 0, max: 50 })),
});

describe("the lights after an actual", () => {
  it("are those that judging everything anew gives, and what was pushed is what changed", () => {
    fc.assert(
      fc.property(
        fc.array(entered, { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        (all, worst) => {
          const { services, company, facilitator, measures, lights } = twoMeasures();
          const { db } = services;
          db.update(companyTable).set({ greyCountsAsWorst: worst }).run();
          relightSpan(db, company.id, { from: null, to: null }, services.clock.now());
          for (const { measure, month, value } of all) {
            const before = new Map(lights().map(([key, ...rest]) => [key, JSON.stringify(rest)]));
            services.rooms.calls.length = 0;
            const measureId = measures[measure] ?? "";
            done(services, facilitator, enterActual, { measureId, month, value });
            const changed = lights().filter(
              ([key, ...rest]) => before.get(key) !== JSON.stringify(rest),
            );
            const pushed = services.rooms.published().filter(([key]) => key.startsWith("light/"));
            expect(new Map(pushed)).toEqual(
              new Map(changed.map(([key, light, explanation]) => [key, { light, explanation }])),
            );
          }
          const typed = lights();
          db.delete(lightRow).run();
          relightSpan(db, company.id, { from: null, to: null }, services.clock.now());
          expect(typed).toEqual(lights());
        },
      ),
      { numRuns: 15 },
    );
  });
});
