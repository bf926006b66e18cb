import type { Arrow } from "~/domain/strategy-map/cause-effect";

/** What an objective drives and what drives it, directly. */
export interface ArrowEnds {
  drives: string[];
  drivenBy: string[];
}

/** The codes at the other ends of an objective's arrows, in the order of the objectives given. */
export function arrowEnds(
  objectives: readonly { id: string; code: string }[],
  arrows: readonly Arrow[],
  objectiveId: string,
): ArrowEnds {
  const codes = (ids: readonly string[]) =>
    objectives.filter(({ id }) => ids.includes(id)).map(({ code }) => code);
  return {
    drives: codes(
      arrows.filter(({ causeId }) => causeId === objectiveId).map(({ effectId }) => effectId),
    ),
    drivenBy: codes(
      arrows.filter(({ effectId }) => effectId === objectiveId).map(({ causeId }) => causeId),
    ),
  };
}
