import { beforeEach, describe, expect, it } from "vitest";
import { enterActual } from "~/services/actual-commands.server";
import { actualsPage } from "~/services/actuals-view.server";
import { blockersIn } from "~/services/closing-blockers.server";
import { lightsOf } from "~/services/lights.server";
import { openMeeting } from "~/services/meeting-commands.server";
import { departmentReadiness } from "~/services/readiness.server";
import { saveLevels } from "~/services/scorecard-commands/save-levels.server";
import { saveMeasure } from "~/services/scorecard-commands/save-measure.server";
import { startOf } from "~/services/start-view.server";
import {
  done,
  makeCompany,
  testServices,
  type TestCompany,
  type TestServices,
} from "../support/company";
import { meetingRow } from "../support/meetings";
import { levelCells, makeMeasure } from "../support/scorecard";

let services: TestServices;
let company: TestCompany;
let measureId: string;

beforeEach(() => {
  services = testServices();
  company = makeCompany(services);
  const made = makeMeasure(services, company);
  ({ measureId } = made);
  const { administrator } = company.people;
  const quarterly = { ...made.input, id: measureId, frequency: "quarterly" as const };
  done(services, administrator, saveMeasure, quarterly);
  const months = ["2021-02", "2021-03"];
  const cells = months.flatMap((month) => levelCells(measureId, month, [40, 30, 20, 10]));
  done(services, administrator, saveLevels, { cells });
});

const meet = (month: string) =>
  meetingRow(services, done(services, company.people.facilitator, openMeeting, { month }).id);
const readyIn = (month: string) =>
  departmentReadiness(services.db, meet(month)).map(({ ready }) => ready);
const lightIn = (month: string) =>
  lightsOf(services.db, company.id, month).get(`measure/${measureId}`);

describe("a quarterly measure without an actual", () => {
  it("[FR3] blocks nothing in a month in which it is not due, and its light says why", () => {
    const february = meet("2021-02");
    expect(blockersIn(services.db, february)).toEqual([]);
    expect(departmentReadiness(services.db, february).every(({ ready }) => ready)).toBe(true);
    expect(lightIn("2021-02")).toMatchObject({
      light: "grey",
      explanation: { kind: "not-due", frequency: "quarterly" },
    });
  });

  it("[FR1] blocks in the quarter's last month", () => {
    const key = `lack/${measureId}/actual`;
    expect(blockersIn(services.db, meet("2021-03"))).toMatchObject([{ key }]);
    expect(lightIn("2021-03")?.explanation).toEqual({ kind: "no-actual" });
  });

  it("[FR2] is judged by one of another month, which then asks for what any red one does", () => {
    const figure = { measureId, month: "2021-02", value: 1 };
    done(services, company.people.provider, enterActual, figure);
    expect(lightIn("2021-02")?.light).toBe("red");
    expect(readyIn("2021-02")).toEqual([false, true]);
  });

  it("[FR3] is not among the figures that wait for its provider", () => {
    const { provider } = company.people;
    const missing = () => startOf({ ...services, who: provider }).missingActuals;
    expect(missing()).toEqual({ month: "2021-02", count: 0 });
    const { rows } = actualsPage(services.db, provider.actor, "2021-02", services.clock.now());
    expect(rows).toMatchObject([{ code: "M1", frequency: "quarterly" }]);
    services.clock.set("2021-04-05T09:00:00+08:00");
    expect(missing()).toEqual({ month: "2021-03", count: 1 });
  });
});
