import { describe, expect, it } from "vitest";
import {
  filtered,
  ownersAmong,
  readFilter,
  subjectsAmong,
  type Due,
} from "~/components/follow-up/filter";
import { followUp } from "./follow-up";

const TODAY = "2021-03-05";
const ALL = readFilter(new URLSearchParams());
const subject = (code: string) => ({
  kind: "measure" as const,
  id: code,
  code,
  nameZh: code,
  nameEn: code,
});

describe("the board's filters", () => {
  it("are read from the address; what is not one is left out", () => {
    expect(ALL).toEqual({ department: null, owner: null, measure: null, due: null });
    expect(readFilter(new URLSearchParams("department=sales&due=week&owner="))).toEqual({
      department: "sales",
      owner: null,
      measure: null,
      due: "week",
    });
    expect(readFilter(new URLSearchParams("due=tomorrow")).due).toBeNull();
  });

  it("let through what meets all of them", () => {
    const cards = [followUp(), followUp({ id: "g", subject: subject("M4") })];
    const ids = (filter: object) =>
      filtered(cards, { ...ALL, ...filter }, TODAY).map(({ id }) => id);
    expect(ids({})).toEqual(["f", "g"]);
    expect(ids({ department: "sales", measure: "M4" })).toEqual(["g"]);
    expect(ids({ department: "aftersales", measure: "M4" })).toEqual([]);
    expect(ids({ owner: "person:p" })).toEqual(["f", "g"]);
    expect(ids({ owner: "person:q" })).toEqual([]);
  });

  it.each<[Due, string[]]>([
    ["overdue", ["2021-03-04"]],
    ["week", ["2021-03-05", "2021-03-12"]],
    ["month", ["2021-03-05", "2021-03-12", "2021-03-13", "2021-03-31"]],
    ["later", ["2021-04-01"]],
    ["none", ["none"]],
  ])("by due date: %s", (due, expected) => {
    const days = [
      "2021-03-04",
      "2021-03-05",
      "2021-03-12",
      "2021-03-13",
      "2021-03-31",
      "2021-04-01",
    ];
    const cards = [...days, null].map((dueOn) => followUp({ id: dueOn ?? "none", dueOn }));
    expect(filtered(cards, { ...ALL, due }, TODAY).map(({ id }) => id)).toEqual(expected);
  });

  it("do not call overdue what is settled", () => {
    const done = followUp({ dueOn: "2021-03-01", state: "done", doneOn: "2021-03-02" });
    expect(filtered([done], { ...ALL, due: "overdue" }, TODAY)).toEqual([]);
  });

  it("offer each owner and each measure once, measures in the order of their numbers", () => {
    const cards = ["M10", "M9", "M10"].map((code) => followUp({ subject: subject(code) }));
    expect(subjectsAmong(cards).map(({ code }) => code)).toEqual(["M9", "M10"]);
    expect(ownersAmong(cards)).toHaveLength(1);
  });
});
