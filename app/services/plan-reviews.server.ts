import { eq } from "drizzle-orm";
import type { Db } from "#db/client";
import { planReviewRow } from "#db/schema";
import type { PlanReview } from "~/sheet/plan-review";

/** What a meeting's pages say of their action plans, by the plan's id; of those that say something. */
export function planReviewsOf(db: Db, meetingId: string): Map<string, PlanReview> {
  const rows = db.select().from(planReviewRow).where(eq(planReviewRow.meetingId, meetingId)).all();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        answers: { onTrack: row.onTrack, targets: row.targets },
        texts: {
          onTrack: row.onTrackWhy,
          targets: row.targetsWhy,
          progress: row.progress,
          nextSteps: row.nextSteps,
        },
      },
    ]),
  );
}
