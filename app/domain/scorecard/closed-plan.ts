/** What closed meetings hold fast of an action plan. Rules PL5 and MS7. */
import type { Day } from "./month";

/** A plan's milestones, whatever else is known of it; `doneOn` is `null` while one is open. */
interface WithMilestones {
  readonly milestones: readonly { readonly id: string; readonly doneOn: Day | null }[];
}

/**
 * [PL5] The plan by which a month is judged that a meeting has been closed about: everything as the
 * meeting had it, so that a promise is not kept by moving its date or taking it away afterwards; only
 * the days on which milestones were done are those reported since.
 *
 * @param now the plan as it is now
 * @param closed the plan as the meeting's record has it; `null` when there is none
 */
export function asClosed<Plan extends WithMilestones>(now: Plan, closed: Plan | null): Plan {
  if (closed === null) return now;
  const doneOn = new Map(now.milestones.map((milestone) => [milestone.id, milestone.doneOn]));
  const milestones = closed.milestones.map((milestone) => {
    const reported = doneOn.get(milestone.id);
    return reported === undefined ? milestone : { ...milestone, doneOn: reported };
  });
  return { ...closed, milestones };
}

/** When a closed meeting expected a milestone, and when the first one had; absent: on the same day. */
interface Expected {
  readonly expectedOn: Day;
  readonly firstExpectedOn?: Day | null;
}

/**
 * [MS7] The day on which a milestone was to be done when a meeting was first closed about it; `null`
 * where that is the day now.
 *
 * @param before the milestone in the last closed meeting before; `null` when it was in none
 */
export function firstExpected(expectedOn: Day, before: Expected | null): Day | null {
  const first = before?.firstExpectedOn ?? before?.expectedOn ?? expectedOn;
  return first === expectedOn ? null : first;
}
