import { eq, sql } from "drizzle-orm";
import type { Db } from "#db/client";
import { prepared } from "#db/prepared";
import { planReviewRow } from "#db/schema";
import type { PlanReview } from "~/sheet/plan-review";

const reviewsIn = prepared((db) =>
  db
    .select()
    .from(planReviewRow)
    .where(eq(planReviewRow.meetingId, sql.placeholder("meetingId")))
    .prepare(),
);

/** What a meeting's pages say of their action plans, by the plan's id; of those that say something. */
export function planReviewsOf(db: Db, meetingId: string): Map<string, PlanReview> {
  const rows = reviewsIn(db).all({ meetingId });
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
