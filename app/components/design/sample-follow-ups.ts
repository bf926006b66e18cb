import type { AllWords } from "~/i18n/zh-CN";
import type { LiveFollowUp } from "~/protocol/live-follow-up";
import { SAMPLE_MONTH } from "./sample-scorecard";

/** The day on which the sample cards are looked at. */
export const SAMPLE_DAY = "2021-03-05";

/** Follow-ups in the columns that look unlike: planned, done late, overdue, dropped. */
export function sampleFollowUps(samples: AllWords["design"]["samples"]) {
  const named = (name: string) => ({ nameZh: name, nameEn: name });
  const planned: LiveFollowUp = {
    id: "planned",
    kind: "improvement",
    raisedIn: "",
    raisedFor: SAMPLE_MONTH,
    onPage: true,
    department: { id: "sales", code: "sales", ...named(samples.department) },
    page: "M5",
    subject: { id: "M5", code: "M5", kind: "measure", ...named(samples.missed) },
    position: 1,
    wording: samples.action,
    goal: samples.goal,
    owners: [{ key: "name:1", ...named(samples.person) }],
    dueTyped: "",
    dueOn: "2021-03-31",
    state: "planned",
    doneOn: null,
    reason: "",
    settledOn: null,
    withdrawn: false,
    postponed: 0,
    lightWhenRaised: "red",
  };
  const late: LiveFollowUp = {
    ...planned,
    id: "late",
    kind: "support",
    wording: samples.late,
    state: "done",
    dueOn: "2021-02-20",
    doneOn: "2021-03-01",
    settledOn: "2021-03-01",
    postponed: 1,
  };
  const overdue: LiveFollowUp = { ...planned, id: "overdue", goal: "", dueOn: "2021-02-28" };
  const dropped: LiveFollowUp = {
    ...planned,
    id: "dropped",
    wording: samples.dropped,
    state: "dropped",
    reason: samples.why,
    settledOn: SAMPLE_DAY,
  };
  return { planned, late, overdue, dropped };
}
