import { describe, expect, it } from "vitest";
import { columnOf, isOpen, moveTo, type Progressing } from "~/domain/follow-up/state";

const TODAY = "2021-03-02";
const PLANNED: Progressing = { state: "planned", doneOn: null, dueOn: "2021-03-31" };
const LATE: Progressing = { ...PLANNED, dueOn: "2021-03-01" };
const DONE: Progressing = { state: "done", doneOn: "2021-02-27", dueOn: "2021-02-28" };

function moved(followUp: Progressing, ...rest: [Parameters<typeof moveTo>[1], object?]) {
  return moveTo({ ...followUp, raisedFor: "2021-02" }, rest[0], rest[1] ?? {}, TODAY);
}

describe("columns", () => {
  it("[FU1] planned and in progress are open", () => {
    const states = ["planned", "in-progress", "done", "dropped", "taken-over"] as const;
    expect(states.map(isOpen)).toEqual([true, true, false, false, false]);
  });

  it("[FU2] an open one is overdue from the day after its due date", () => {
    const dueOn = (day: string | null) => columnOf({ ...PLANNED, dueOn: day }, TODAY);
    expect([dueOn("2021-03-02"), dueOn("2021-03-01"), dueOn(null)]).toEqual([
      "planned",
      "overdue",
      "planned",
    ]);
    expect(columnOf({ ...LATE, state: "in-progress" }, TODAY)).toBe("overdue");
  });

  it("[FU3] one done after its due date is done late", () => {
    expect(columnOf(DONE, TODAY)).toBe("done");
    expect(columnOf({ ...DONE, doneOn: "2021-02-28" }, TODAY)).toBe("done");
    expect(columnOf({ ...DONE, doneOn: "2021-03-01" }, TODAY)).toBe("done-late");
    expect(columnOf({ ...DONE, dueOn: null }, TODAY)).toBe("done");
  });

  it("[FU3] what was dropped or taken over stands among the dropped, due or not", () => {
    expect(columnOf({ ...LATE, state: "dropped" }, TODAY)).toBe("dropped");
    expect(columnOf({ ...LATE, state: "taken-over" }, TODAY)).toBe("dropped");
  });
});

describe("moving", () => {
  it("[FU4] nothing is moved into overdue or done late", () => {
    for (const card of [PLANNED, LATE, DONE]) {
      expect(moved(card, "overdue")).toEqual({ ok: false, error: "overdue-follows-from-dates" });
      expect(moved(card, "done-late", { doneOn: TODAY })).toEqual({
        ok: false,
        error: "done-late-follows-from-dates",
      });
    }
  });

  it("[FU5] it was not done before the month under review in the meeting that raised it", () => {
    expect(moved(PLANNED, "done", { doneOn: "1900-01-01" })).toEqual({
      ok: false,
      error: "done-before-raised",
    });
    expect(moved(PLANNED, "done", { doneOn: "2021-01-31" }).ok).toBe(false);
    expect(moved(PLANNED, "done", { doneOn: "2021-02-01" }).ok).toBe(true);
  });

  it("[FU5] done asks for the day, which may be today but not later", () => {
    expect(moved(PLANNED, "done")).toEqual({ ok: false, error: "needs-date" });
    expect(moved(PLANNED, "done", { doneOn: "2021-03-03" })).toEqual({
      ok: false,
      error: "future-date",
    });
    expect(moved(PLANNED, "done", { doneOn: TODAY })).toEqual({
      ok: true,
      state: "done",
      doneOn: TODAY,
      reason: "",
      column: "done",
    });
  });

  it("[FU5] the day decides whether it was done late", () => {
    const column = (doneOn: string) => moved(LATE, "done", { doneOn });
    expect(column("2021-03-01")).toMatchObject({ ok: true, column: "done" });
    expect(column("2021-03-02")).toMatchObject({ ok: true, column: "done-late" });
  });

  it("[FU5] a wrong day is put right by moving to done once more", () => {
    expect(moved(DONE, "done", { doneOn: "2021-02-27" })).toMatchObject({ error: "already-there" });
    expect(moved(DONE, "done", { doneOn: "2021-02-20" })).toMatchObject({ doneOn: "2021-02-20" });
  });

  it.each(["dropped", "taken-over"] as const)("[FU6] %s asks for a reason", (target) => {
    expect(moved(PLANNED, target, { reason: " " })).toEqual({ ok: false, error: "needs-reason" });
    expect(moved(PLANNED, target, { reason: " 二手车部接手 " })).toEqual({
      ok: true,
      state: target,
      doneOn: null,
      reason: "二手车部接手",
      column: "dropped",
    });
  });

  it("[FU7] what is settled can be opened again, and its day goes", () => {
    expect(moved({ ...DONE, dueOn: "2021-03-31" }, "in-progress")).toMatchObject({
      ok: true,
      state: "in-progress",
      doneOn: null,
      column: "in-progress",
    });
    expect(moved({ ...PLANNED, state: "dropped" }, "planned")).toMatchObject({ state: "planned" });
  });

  it("[FU7] overdue work can begin, and stays overdue", () => {
    expect(moved(LATE, "in-progress")).toMatchObject({ ok: true, column: "overdue" });
    expect(moved(LATE, "planned")).toEqual({ ok: false, error: "still-overdue" });
    expect(moved(PLANNED, "planned")).toEqual({ ok: false, error: "already-there" });
  });

  it("[FU14] what was withdrawn stands among the dropped and is not moved", () => {
    const withdrawn = { ...LATE, withdrawn: true };
    expect(columnOf(withdrawn, TODAY)).toBe("dropped");
    expect(moved(withdrawn, "done", { doneOn: TODAY })).toEqual({ ok: false, error: "withdrawn" });
  });
});
