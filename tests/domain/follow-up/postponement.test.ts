import { describe, expect, it } from "vitest";
import { changeDueDate, comesBack, postponements } from "~/domain/follow-up/postponement";

const RAISED = { raisedFor: "2021-01" };

describe("changing a due date", () => {
  it("[FU8] a later day puts it off, and asks for a reason", () => {
    const change = (reason: string) =>
      changeDueDate("2021-02-28", "2021-03-15", { ...RAISED, reason });
    expect(change(" ")).toEqual({ ok: false, error: "needs-reason" });
    expect(change(" 供应商延期 ")).toEqual({ ok: true, kind: "postponed", reason: "供应商延期" });
  });

  it("[FU8] an earlier day, or a first one, is no postponement and needs no reason", () => {
    const change = (before: string | null) =>
      changeDueDate(before, "2021-02-15", { ...RAISED, reason: "" });
    expect(change("2021-02-28")).toEqual({ ok: true, kind: "changed", reason: "" });
    expect(change(null)).toEqual({ ok: true, kind: "changed", reason: "" });
    expect(change("2021-02-15")).toEqual({ ok: false, error: "already-there" });
  });

  it("[FU9] no due date lies before the month under review", () => {
    const change = (day: string) => changeDueDate("2021-02-28", day, { ...RAISED, reason: "" });
    expect(change("2020-12-31")).toEqual({ ok: false, error: "due-before-month" });
    expect(change("2021-01-01").ok).toBe(true);
  });

  it("[FU10] only what put it off counts", () => {
    const events = ["raised", "postponed", "changed", "moved", "postponed"].map((kind) => ({
      kind,
    }));
    expect(postponements(events)).toHaveLength(2);
  });
});

describe("coming back", () => {
  const back = (settledOn: string | null, month = "2021-02") =>
    comesBack({ raisedFor: "2021-01", settledOn }, month);

  it("[FU13] what is open comes back in every later month, skipped ones or not", () => {
    expect([back(null, "2021-01"), back(null), back(null, "2021-05")]).toEqual([false, true, true]);
  });

  it("[FU13] what is settled comes back once more, in the month in which that happened", () => {
    expect(back("2021-01-31")).toBe(false);
    expect(back("2021-02-01")).toBe(true);
    expect(back("2021-02-26", "2021-03")).toBe(false);
  });
});
