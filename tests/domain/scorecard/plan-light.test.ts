import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMonths, lastDay, monthsOfYear } from "~/domain/scorecard/month";
import { judgeMilestone, type Milestone } from "~/domain/scorecard/milestone-light";
import { judgePlan } from "~/domain/scorecard/plan-light";

const PLAN = { start: "2021-01-01", end: "2021-12-31" };
const YEAR = monthsOfYear(2021);

function milestone(expected: string, done: string | null, id = "m"): Milestone {
  return { id, expected, done };
}

/** The plan's lights from January on, with one milestone. */
function lights(expected: string, done: string | null, months = 5) {
  return YEAR.slice(0, months).map(
    (month) => judgePlan(PLAN, [milestone(expected, done)], month).light,
  );
}

function states(expected: string, done: string | null, months = 5) {
  return YEAR.slice(0, months).map(
    (month) => judgeMilestone(milestone(expected, done), PLAN.start, month).state,
  );
}

describe("a milestone over the months", () => {
  it("[MS2] [MS4] done on time is green in its month and then settled", () => {
    expect(states("2021-02-20", "2021-02-20")).toEqual([
      "not-due",
      "done-on-time",
      "settled",
      "settled",
      "settled",
    ]);
  });

  it("[MS2] done late within the month of its date is yellow there, and then settled", () => {
    expect(lights("2021-02-05", "2021-02-22")).toEqual([
      "green",
      "yellow",
      "green",
      "green",
      "green",
    ]);
    expect(states("2021-02-05", "2021-02-22")[2]).toBe("settled");
  });

  it("[MS3] still open it is red in its month and every later one, yellow when done, then settled", () => {
    expect(lights("2021-02-20", "2021-04-10")).toEqual(["green", "red", "red", "yellow", "green"]);
    expect(lights("2021-02-20", null)).toEqual(["green", "red", "red", "red", "red"]);
  });

  it("[MS3] due on the month's last day and done on the next month's first is red, then yellow", () => {
    expect(lights("2021-02-28", "2021-03-01")).toEqual([
      "green",
      "red",
      "yellow",
      "green",
      "green",
    ]);
    expect(lights("2021-02-28", "2021-02-28")[1]).toBe("green");
  });

  it("[MS1] done months before its date it is live in the month in which it is done", () => {
    expect(states("2021-04-20", "2021-02-10")).toEqual([
      "not-due",
      "done-on-time",
      "settled",
      "settled",
      "settled",
    ]);
    const judged = judgeMilestone(milestone("2021-04-20", "2021-02-10"), PLAN.start, "2021-02");
    expect(judged).toMatchObject({ live: true, light: "green", late: false });
  });

  it("[MS4] a settled milestone still says that it was late", () => {
    const judged = judgeMilestone(milestone("2021-02-05", "2021-02-22"), PLAN.start, "2021-03");
    expect(judged).toEqual({ id: "m", state: "settled", light: "green", live: false, late: true });
  });

  it("[MS3] before it was done late it was not late yet, but overdue", () => {
    const judged = judgeMilestone(milestone("2021-02-05", "2021-04-01"), PLAN.start, "2021-02");
    expect(judged).toMatchObject({ state: "overdue", light: "red", late: false });
  });

  it("[MS5] is grey as long as its plan has not begun", () => {
    const judged = judgeMilestone(milestone("2021-06-30", null), "2021-03-01", "2021-02");
    expect(judged).toMatchObject({ state: "not-begun", light: "grey", live: false });
  });

  it("[MS6] in a running month it is overdue from the day after its date", () => {
    const stateOn = (today?: string) =>
      judgeMilestone(milestone("2021-03-20", null), PLAN.start, "2021-03", today).state;
    expect(stateOn("2021-03-05")).toBe("not-due");
    expect(stateOn("2021-03-20")).toBe("not-due");
    expect(stateOn("2021-03-21")).toBe("overdue");
    expect(stateOn("2021-04-02")).toBe("overdue");
    expect(stateOn()).toBe("overdue");
  });

  it("[MS3] once due it is red in exactly the months whose end passes without it being done", () => {
    const day = fc
      .tuple(fc.constantFrom(...YEAR), fc.integer({ min: 1, max: 28 }))
      .map(([month, number]) => `${month}-${String(number).padStart(2, "0")}`);
    fc.assert(
      fc.property(day, fc.option(day, { nil: null }), (expected, done) => {
        for (const month of YEAR) {
          const end = lastDay(month);
          const red = expected <= end && (done === null || done > end);
          const judged = judgeMilestone(milestone(expected, done), PLAN.start, month);
          const next = judgeMilestone(milestone(expected, done), PLAN.start, addMonths(month, 1));
          expect(judged.light === "red").toBe(red);
          expect(judged.light === "yellow" && next.state !== "settled").toBe(false);
        }
      }),
    );
  });
});

describe("an action plan", () => {
  const list = [
    milestone("2021-01-20", "2021-01-18", "budget"),
    milestone("2021-02-05", "2021-02-22", "festival"),
    milestone("2021-02-10", "2021-02-11", "training"),
    milestone("2021-03-20", null, "fair"),
  ];

  it("[PL1] the worst live milestone decides, and all that share its light are named", () => {
    const { light, explanation } = judgePlan(PLAN, list, "2021-02");
    expect(light).toBe("yellow");
    expect(explanation).toMatchObject({
      kind: "milestones",
      deciding: [{ id: "festival" }, { id: "training" }],
    });
  });

  it("[PL1] returns every milestone's own light for the month", () => {
    expect(judgePlan(PLAN, list, "2021-02").milestones.map(({ state }) => state)).toEqual([
      "settled",
      "done-late",
      "done-late",
      "not-due",
    ]);
  });

  it("[PL2] is green when it runs and nothing was due", () => {
    const expected = { light: "green", explanation: { kind: "nothing-due" } };
    expect(judgePlan(PLAN, [], "2021-02")).toMatchObject(expected);
    expect(judgePlan(PLAN, [milestone("2021-06-30", null)], "2021-02")).toMatchObject(expected);
    expect(judgePlan(PLAN, [milestone("2021-01-10", "2021-01-12")], "2021-02")).toMatchObject(
      expected,
    );
  });

  it("[PL3] is grey while it starts after the month, whatever its milestones say", () => {
    const later = { start: "2021-03-01", end: "2021-12-31" };
    expect(judgePlan(later, list, "2021-02")).toMatchObject({
      light: "grey",
      explanation: { kind: "not-begun", start: "2021-03-01" },
    });
    expect(judgePlan({ ...later, start: "2021-02-28" }, [], "2021-02").light).toBe("green");
  });

  it("[PL4] what is open stays red after the plan's end", () => {
    const short = { start: "2021-01-01", end: "2021-02-28" };
    expect(judgePlan(short, [milestone("2021-02-20", null)], "2021-05").light).toBe("red");
  });

  it("[PL2] [MS6] in a running month what is due later in it is not due yet", () => {
    expect(judgePlan(PLAN, list, "2021-03", "2021-03-05")).toMatchObject({
      light: "green",
      explanation: { kind: "nothing-due" },
    });
    expect(judgePlan(PLAN, list, "2021-03", "2021-04-01").light).toBe("red");
  });
});
