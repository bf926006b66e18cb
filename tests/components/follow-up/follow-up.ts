import type { LiveFollowUp } from "~/protocol/live-follow-up";

/** A follow-up of the sales department as a screen is given it, with what differs. */
export function followUp(change: Partial<LiveFollowUp> = {}): LiveFollowUp {
  return {
    id: "f",
    kind: "improvement",
    raisedIn: "m",
    raisedFor: "2021-01",
    onPage: false,
    department: { id: "d1", code: "sales", nameZh: "销售部", nameEn: "Sales" },
    page: "measure:m3",
    subject: { kind: "measure", id: "m3", code: "M3", nameZh: "销量", nameEn: "Sales" },
    position: 0,
    wording: "每周抽查回访",
    goal: "",
    owners: [{ key: "person:p", nameZh: "销售部经理", nameEn: "Sales manager" }],
    dueTyped: "3月15日",
    dueOn: "2021-03-15",
    state: "planned",
    doneOn: null,
    reason: "",
    settledOn: null,
    withdrawn: false,
    postponed: 0,
    lightWhenRaised: "red",
    ...change,
  };
}
