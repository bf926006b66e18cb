/** One milestone in one month. Rules MS1–MS6. */
import type { Light } from "./light";
import { firstDay, lastDay, type Day, type Month } from "./month";

/** A milestone as planned and as it went; `done` is `null` while it is open. */
export interface Milestone {
  readonly id: string;
  readonly expected: Day;
  readonly done: Day | null;
}

/** Where a milestone stands in a month. */
export type MilestoneState =
  /** Done within the month, by its expected date. */
  | "done-on-time"
  /** Done within the month, after its expected date. */
  | "done-late"
  /** Due by the month's end, past its expected date, and not done in the month or before. */
  | "overdue"
  /** Done before the month began: over and done with, late or not. */
  | "settled"
  /** Not done yet, and its expected date has not passed. */
  | "not-due"
  /** Its plan starts after the month. */
  | "not-begun";

/** A milestone's light in one month; only live ones decide over their plan [MS1]. */
export interface MilestoneJudgement {
  readonly id: string;
  readonly state: MilestoneState;
  readonly light: Light;
  readonly live: boolean;
  /** Whether it was done after its expected date, in this month or in an earlier one. */
  readonly late: boolean;
}

const LIGHT_OF_STATE: Readonly<Record<MilestoneState, Light>> = {
  "done-on-time": "green",
  "done-late": "yellow",
  overdue: "red",
  settled: "green",
  "not-due": "green",
  "not-begun": "grey",
};

/**
 * [MS1]–[MS6] Judges a milestone for a whole month, as known today: one that was done after the
 * month was still open in it.
 * @param planStart the day on which the plan starts
 * @param today [MS6] for a month that is still running: what is due later in it is not overdue yet;
 *   left out, the month is judged as over
 */
export function judgeMilestone(
  milestone: Milestone,
  planStart: Day,
  month: Month,
  today?: Day,
): MilestoneJudgement {
  const state = planStart > lastDay(month) ? "not-begun" : stateIn(milestone, month, today);
  const { id, expected, done } = milestone;
  const light = LIGHT_OF_STATE[state];
  const live = state === "done-on-time" || state === "done-late" || state === "overdue";
  const late = done !== null && done <= lastDay(month) && done > expected;
  return { id, state, light, live, late };
}

function stateIn({ expected, done }: Milestone, month: Month, today?: Day): MilestoneState {
  if (done !== null && done < firstDay(month)) return "settled";
  if (done !== null && done <= lastDay(month))
    return done > expected ? "done-late" : "done-on-time";
  const passed = today === undefined || expected < today;
  return passed && expected <= lastDay(month) ? "overdue" : "not-due";
}
