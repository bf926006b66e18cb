/** On which measures everything was done in vain, as far as the follow-ups at hand tell. Pure. */
import { measuresDidNotWork } from "~/domain/follow-up/did-not-work";
import type { Light } from "~/domain/scorecard/light";
import type { Month } from "~/domain/scorecard/month";
import type { LiveFollowUp } from "~/protocol/live-follow-up";

/**
 * The ids of the measures whose follow-ups did not work.
 *
 * @param month the month whose lights are "now"; null: none
 * @param lights their lights of that month, by id
 */
export function failedSubjects(
  followUps: readonly LiveFollowUp[],
  month: Month | null,
  lights: ReadonlyMap<string, Light | null>,
): Set<string> {
  const failed = [...lights].filter(([id, light]) => {
    if (month === null || light === null) return false;
    const own = followUps.filter(
      ({ kind, subject }) => kind === "improvement" && subject?.id === id,
    );
    return measuresDidNotWork({ light, month, followUps: own });
  });
  return new Set(failed.map(([id]) => id));
}
