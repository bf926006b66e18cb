import { judgeMilestone, type MilestoneJudgement } from "~/domain/scorecard/milestone-light";
import {
  addMonths,
  firstDay,
  lastDay,
  monthOf,
  monthsBetween,
  type Day,
  type Month,
} from "~/domain/scorecard/month";

/** A milestone as the timeline draws it. */
export interface TimelineMilestone {
  readonly id: string;
  readonly name: string;
  readonly expectedOn: Day;
  readonly doneOn: Day | null;
}

/** One milestone's lane. Places are in percent of the timeline's width. */
export interface Lane {
  readonly milestone: TimelineMilestone;
  readonly judged: MilestoneJudgement;
  /** Where it was expected. */
  readonly expected: number;
  /** Where its light stands: at the day it was done, where it is overdue until, else where expected. */
  readonly light: number;
  /** The stretch by which it is late; null when it is not. */
  readonly late: { readonly from: number; readonly to: number; readonly days: number } | null;
  /** Where it was done after the month under review; null when it was not. */
  readonly doneAfter: number | null;
}

/** A plan's timeline: whole months from left to right. */
export interface Timeline {
  readonly months: readonly { readonly month: Month; readonly from: number; readonly to: number }[];
  /** The plan's own span. */
  readonly span: { readonly from: number; readonly to: number };
  /** The day up to which the month is judged: its end, or today while it is still running. */
  readonly cut: { readonly day: Day; readonly at: number; readonly isToday: boolean };
  /** Today, where it lies behind the month under review and on the timeline; else null. */
  readonly today: number | null;
  readonly lanes: readonly Lane[];
}

/**
 * Lays out a plan's milestones over whole months: the plan's span, and what lies outside of it too.
 *
 * @param month the month under review
 * @param today the calendar day on which the page was loaded, or for a record that of its sealing
 */
export function timelineOf(
  plan: { readonly startsOn: Day; readonly endsOn: Day },
  milestones: readonly TimelineMilestone[],
  month: Month,
  today: Day,
): Timeline {
  const days = milestones.flatMap(({ expectedOn, doneOn }) => [expectedOn, doneOn ?? expectedOn]);
  const all = [plan.startsOn, plan.endsOn, firstDay(month), ...days].toSorted();
  const first = monthOf(all[0] ?? plan.startsOn);
  const last = monthOf(all.at(-1) ?? plan.endsOn);
  const start = firstDay(first);
  const length = daysBetween(start, lastDay(last)) + 1;
  /** The end of a day: what is due on it may be done until then. */
  const at = (day: Day) => round(((daysBetween(start, day) + 1) / length) * 100);
  const beginOf = (day: Day) => round((daysBetween(start, day) / length) * 100);

  const cutDay = today < lastDay(month) ? today : lastDay(month);
  const laneOf = (milestone: TimelineMilestone): Lane => {
    const { id, expectedOn, doneOn } = milestone;
    const judged = judgeMilestone(
      { id, expected: expectedOn, done: doneOn },
      plan.startsOn,
      month,
      today,
    );
    const isDone = doneOn !== null && doneOn <= lastDay(month);
    const until = isDone ? doneOn : judged.state === "overdue" ? cutDay : null;
    const isLate = until !== null && until > expectedOn;
    return {
      milestone,
      judged,
      expected: at(expectedOn),
      light: at(until ?? expectedOn),
      late: isLate
        ? { from: at(expectedOn), to: at(until), days: daysBetween(expectedOn, until) }
        : null,
      doneAfter: doneOn !== null && !isDone ? at(doneOn) : null,
    };
  };
  return {
    months: Array.from({ length: monthsBetween(first, last) + 1 }, (_, index) => {
      const each = addMonths(first, index);
      return { month: each, from: beginOf(firstDay(each)), to: at(lastDay(each)) };
    }),
    span: { from: beginOf(plan.startsOn), to: at(plan.endsOn) },
    cut: { day: cutDay, at: at(cutDay), isToday: cutDay === today },
    today: today > lastDay(month) && monthOf(today) <= last ? at(today) : null,
    lanes: milestones.map(laneOf),
  };
}

const DAY_MS = 86_400_000;

/** How many days `to` lies after `from`. */
function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / DAY_MS);
}

function round(percent: number): number {
  return Math.round(percent * 100) / 100;
}
