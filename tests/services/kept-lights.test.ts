import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lightRow } from "#db/schema";
import { enterActual } from "~/services/actual-commands.server";
import { keptMonths, relightSpan } from "~/services/kept-lights.server";
import { relight } from "~/services/lights.server";
import { liveSnapshot } from "~/services/live-snapshot.server";
import { openMeeting } from "~/services/meeting-commands.server";
import { saveCompany } from "~/services/people-commands.server";
import { saveLevels } from "~/services/scorecard-commands/save-levels.server";
import { saveMeasure } from "~/services/scorecard-commands/save-measure.server";
import { saveObjective } from "~/services/scorecard-commands/save-objective.server";
import { done, makeCompany, run, testServices } from "../support/company";
import { levelCells, makeMeasure, measureInput, objectiveInput } from "../support/scorecard";

const month = fc.integer({ min: 1, max: 9 }).map((number) => `2021-0${number}`);
const number = fc.integer({ min: 0, max: 5 });
const which = fc.integer({ min: 0, max: 2 });

const step = fc.oneof(
  fc.record({ kind: fc.constant("actual" as const), which, month, value: fc.option(number) }),
  fc.record({ kind: fc.constant("levels" as const), which, month, value: fc.option(number) }),
  fc.record({ kind: fc.constant("move" as const), which, month, to: which }),
  fc.record({ kind: fc.constant("end" as const), which, month }),
  fc.record({
    kind: fc.constant("meeting" as const),
    year: fc.constantFrom("2020", "2022"),
    month,
  }),
  fc.record({ kind: fc.constant("grey" as const), worst: fc.boolean() }),
);

describe("the lights that are kept", () => {
  it("are the same, after any commands, as when they are all judged anew from nothing", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const services = testServices();
        const company = makeCompany(services);
        const { administrator, facilitator } = company.people;
        const measures = ["M0", "M1", "M2"].map((code) => makeMeasure(services, company, code));
        const of = (index: number) => measures[index] ?? { measureId: "", objectiveId: "" };
        for (const each of steps) {
          switch (each.kind) {
            case "actual": {
              const { measureId } = of(each.which);
              const { month: at, value } = each;
              run(services, facilitator, enterActual, { measureId, month: at, value });
              break;
            }
            case "levels": {
              const { measureId } = of(each.which);
              const value = each.value;
              const cells = levelCells(measureId, each.month, [null, null, value, value]);
              done(services, administrator, saveLevels, { cells });
              break;
            }
            case "move":
            case "end": {
              const objectiveId = of(each.kind === "move" ? each.to : each.which).objectiveId;
              run(services, administrator, saveMeasure, {
                ...measureInput(company, objectiveId, `M${each.which}`),
                id: of(each.which).measureId,
                validFrom: each.month,
                validTo: each.kind === "end" ? each.month : null,
              });
              break;
            }
            case "meeting":
              run(services, facilitator, openMeeting, {
                month: each.month.replace("2021", each.year),
              });
              break;
            case "grey":
              done(services, administrator, saveCompany, {
                name: "Company",
                greyCountsAsWorst: each.worst,
              });
          }
        }
        const stored = sorted(services.db.select().from(lightRow).all());
        services.db.delete(lightRow).run();
        services.db.transaction((tx) =>
          relightSpan(tx, company.id, { from: null, to: null }, services.clock.now()),
        );
        expect(sorted(services.db.select().from(lightRow).all())).toEqual(stored);
        services.database.close();
      }),
      { numRuns: 12 },
    );
  });

  it("are those of every month of a year in which there is anything", () => {
    const services = testServices();
    const company = makeCompany(services);
    expect(keptMonths(services.db, company.id)).toEqual([]);
    done(services, company.people.administrator, saveObjective, objectiveInput("F1"));
    done(services, company.people.facilitator, openMeeting, { month: "2021-05" });
    expect(keptMonths(services.db, company.id)).toHaveLength(12);
    expect(services.db.select().from(lightRow).all()).toHaveLength(12);
  });

  it("that an earlier release kept of years to date are not told, and go when the month is judged", () => {
    const services = testServices();
    const company = makeCompany(services);
    const { facilitator } = company.people;
    const { id } = done(services, facilitator, openMeeting, { month: "2021-05" });
    services.database.raw
      .prepare("INSERT INTO light VALUES (?, '2021-05', 'year-to-date', 'M1', 'red', '{}')")
      .run(company.id);
    const kept = () =>
      services.db
        .select()
        .from(lightRow)
        .all()
        .map(({ light }) => light);
    expect(kept()).toContain("red");
    const told = liveSnapshot(services.db, id).entries.map(([key]) => key);
    expect(told.filter((key) => key.includes("year-to-date"))).toEqual([]);
    relight(services.db, company.id, "2021-05", services.clock.now());
    expect(kept()).not.toContain("red");
  });

  it("of another company are not touched", () => {
    const services = testServices();
    const [ours, theirs] = [makeCompany(services), makeCompany(services)];
    for (const company of [ours, theirs]) {
      done(services, company.people.facilitator, openMeeting, { month: "2021-05" });
    }
    makeMeasure(services, theirs);
    const lights = () =>
      services.db
        .select()
        .from(lightRow)
        .all()
        .filter((row) => row.companyId === theirs.id);
    const before = lights();
    makeMeasure(services, ours);
    expect(lights()).toEqual(before);
  });
});

function sorted(rows: (typeof lightRow.$inferSelect)[]) {
  const keyOf = (row: typeof lightRow.$inferSelect) => `${row.month} ${row.kind} ${row.subjectId}`;
  return rows.toSorted((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
}
