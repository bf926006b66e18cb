/** Whether what was agreed on a red measure was done in vain. Rules FU11–FU12. */
import type { Light } from "../scorecard/light";
import { addMonths, firstDay, type Day, type Month } from "../scorecard/month";
import { isOpen, type FollowUpState } from "./state";

/** A follow-up of the measure. `raisedFor` is the month of the meeting that raised it. */
export interface Tried {
  readonly state: FollowUpState;
  readonly doneOn: Day | null;
  readonly raisedFor: Month;
  readonly lightWhenRaised: Light | null;
  readonly withdrawn: boolean;
}

/**
 * [FU11] Whether the measures did not work: the light was red, it is red in `month`, and everything
 * that was raised before that month is done, some of it since the month before. [FU12] What was dropped, taken over or withdrawn was
 * not tried, and does not count.
 */
export function measuresDidNotWork({
  light,
  month,
  followUps,
}: {
  readonly light: Light;
  readonly month: Month;
  readonly followUps: readonly Tried[];
}): boolean {
  const earlier = followUps.filter(({ raisedFor, withdrawn }) => raisedFor < month && !withdrawn);
  if (light !== "red" || earlier.some(({ state }) => isOpen(state))) return false;
  const since = firstDay(addMonths(month, -1));
  return earlier.some(
    ({ doneOn, lightWhenRaised }) =>
      doneOn !== null && doneOn >= since && lightWhenRaised === "red",
  );
}
