import { useMemo } from "react";
import { useMeeting } from "~/components/meeting/meeting-context";
import { asMeasureExplanation, asPlanExplanation } from "~/components/scorecard/explanation-shapes";
import { useLights } from "~/components/scorecard/lights-context";
import type { ShownScorecard } from "~/components/scorecard/shown";
import { useLiveValue } from "~/collab/use-live-value";
import { sentencesOf, type PerspectiveSentence } from "~/domain/scorecard/overview-sentences";
import type { Perspective } from "~/domain/scorecard/types";
import { overviewKey, type LiveOverviewSentence } from "~/protocol/live-keys";

/** The sentences as the lights make them now; of a closed meeting as its record froze them. Live. */
export function useSentences(scorecard: ShownScorecard): readonly PerspectiveSentence[] {
  const { month, measures, plans, sentences } = scorecard;
  const lights = useLights([
    ...measures.map(({ id }) => ({ kind: "measure" as const, id, month })),
    ...plans.map(({ id }) => ({ kind: "plan" as const, id, month })),
  ]);
  return useMemo(() => {
    if (sentences) return sentences;
    const ids = [...measures, ...plans].map(({ id }) => id);
    const explained = new Map(ids.map((id, index) => [id, lights[index]?.explanation]));
    return sentencesOf(scorecard, {
      measure: (id) => asMeasureExplanation(explained.get(id)),
      plan: (id) => asPlanExplanation(explained.get(id)),
    });
  }, [scorecard, sentences, measures, plans, lights]);
}

/** Somebody's own words in place of a perspective's sentence; null for none. Live. */
export function useWrittenSentence(perspective: Perspective): LiveOverviewSentence | null {
  const { view, room } = useMeeting();
  const key = overviewKey(perspective);
  const value = (view.values[key] as LiveOverviewSentence | null | undefined) ?? null;
  return useLiveValue<LiveOverviewSentence | null>(room, key, { value, revision: view.revision });
}
