import { describe, expect, it } from "vitest";
import { timelineOf } from "~/components/plan/timeline-geometry";

const PLAN = { startsOn: "2021-01-01", endsOn: "2021-12-31" };
const milestone = (expectedOn: string, doneOn: string | null = null) => ({
  id: expectedOn,
  name: expectedOn,
  expectedOn,
  doneOn,
});
const lanesOf = (month: string, today: string, ...all: ReturnType<typeof milestone>[]) =>
  timelineOf(PLAN, all, month, today).lanes;

describe("a plan's timeline", () => {
  it("spans whole months, from edge to edge", () => {
    const { months, span } = timelineOf(PLAN, [], "2021-02", "2021-03-05");
    expect(months.map(({ month }) => month.slice(5))).toEqual(
      Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, "0")),
    );
    expect(months[0]?.from).toBe(0);
    expect(months.at(-1)?.to).toBe(100);
    for (const [index, { from }] of months.entries()) {
      if (index > 0) expect(from).toBe(months[index - 1]?.to);
    }
    expect(span).toEqual({ from: 0, to: 100 });
  });

  it("reaches over what lies outside of the plan: a month before it, a day after it", () => {
    const plan = { startsOn: "2021-03-10", endsOn: "2021-04-30" };
    const late = milestone("2021-04-20", "2021-06-02");
    const { months, span } = timelineOf(plan, [late], "2021-02", "2021-06-05");
    expect(months.map(({ month }) => month)).toEqual([
      "2021-02",
      "2021-03",
      "2021-04",
      "2021-05",
      "2021-06",
    ]);
    expect(span.from).toBeGreaterThan(months[1]?.from ?? 0);
    expect(span.to).toBe(months[2]?.to);
  });

  it("puts a light at the day it was done, and the late stretch before it", () => {
    const [lane] = lanesOf("2021-02", "2021-03-05", milestone("2021-02-05", "2021-02-22"));
    expect(lane?.judged).toMatchObject({ state: "done-late", light: "yellow" });
    expect(lane?.late).toEqual({ from: lane?.expected, to: lane?.light, days: 17 });
    expect(lane?.light).toBeGreaterThan(lane?.expected ?? 100);
  });

  it("is overdue until the month's end, and a later day is marked apart", () => {
    const open = milestone("2021-02-20");
    const { lanes, cut, today } = timelineOf(PLAN, [open], "2021-02", "2021-03-05");
    expect(cut).toMatchObject({ day: "2021-02-28", isToday: false });
    expect(today).toBeGreaterThan(cut.at);
    expect(lanes[0]).toMatchObject({ light: cut.at, late: { days: 8 }, doneAfter: null });
    const [done] = lanesOf("2021-02", "2021-03-05", { ...open, doneOn: "2021-03-02" });
    expect(done?.judged.light).toBe("red");
    expect(done?.doneAfter).toBeGreaterThan(done?.light ?? 100);
  });

  it("is judged up to today while the month is running", () => {
    const passed = milestone("2021-02-10");
    const { lanes, cut, today } = timelineOf(
      PLAN,
      [passed, milestone("2021-02-20")],
      "2021-02",
      "2021-02-12",
    );
    expect(cut).toMatchObject({ day: "2021-02-12", isToday: true });
    expect(today).toBeNull();
    expect(lanes[0]?.late?.days).toBe(2);
    expect(lanes[1]).toMatchObject({ late: null, light: lanes[1]?.expected });
  });

  it("leaves what was done in time, and what is not due, where it was expected", () => {
    const [inTime, notDue] = lanesOf(
      "2021-02",
      "2021-03-05",
      milestone("2021-01-20", "2021-01-18"),
      milestone("2021-06-30"),
    );
    expect(inTime?.late).toBeNull();
    expect(inTime?.light).toBeLessThan(inTime?.expected ?? 0);
    expect(notDue).toMatchObject({ late: null, light: notDue?.expected });
  });
});
