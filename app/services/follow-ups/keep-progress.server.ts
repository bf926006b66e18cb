import { and, eq, inArray, lt, sql } from "drizzle-orm";
import type { Db } from "#db/client";
import { listed, prepared } from "#db/prepared";
import { followUp, followUpProgress, meeting } from "#db/schema";
import { comesBack } from "~/domain/follow-up/postponement";
import type { PageKey } from "~/sheet/page-key";
import type { Progress } from "~/sheet/progress";
import type { Meeting } from "../meetings.server";
import { settledOnOf } from "./follow-up-rows.server";

/**
 * Projects what a department's sheet says about the follow-ups of earlier meetings that come back on
 * its pages in this meeting's month, or of which something has been written there. Only what differs
 * is written.
 *
 * @param firstPages of the department's measures and plans: it is there that follow-ups come back
 * @param read what the sheet says about one of them
 */
export function keepProgress(
  db: Db,
  { id: meetingId, companyId, month }: Meeting,
  firstPages: readonly PageKey[],
  read: (followUpId: string) => Progress,
): void {
  const earlier = earlierOn(db).all({ companyId, month, pages: JSON.stringify(firstPages) });
  if (earlier.length === 0) return;
  const kept = keptIn(db, meetingId);
  const settledOn = settledOnOf(
    db,
    companyId,
    earlier.map(({ row }) => row),
  );
  for (const { row, raisedFor } of earlier) {
    const before = kept.get(row.id) ?? NOTHING;
    const back = comesBack({ raisedFor, settledOn: settledOn.get(row.id) ?? null }, month);
    if (!back && before === NOTHING) continue;
    write(db, { followUpId: row.id, meetingId }, before, read(row.id));
  }
}

/** The follow-ups of meetings of earlier months on some pages. */
const earlierOn = prepared((db) =>
  db
    .select({ row: followUp, raisedFor: meeting.month })
    .from(followUp)
    .innerJoin(meeting, eq(meeting.id, followUp.raisedIn))
    .where(
      and(
        eq(followUp.companyId, sql.placeholder("companyId")),
        lt(meeting.month, sql.placeholder("month")),
        inArray(followUp.page, listed("pages")),
      ),
    )
    .prepare(),
);

const NOTHING: Progress = { progress: "", completion: "" };

const progressIn = prepared((db) =>
  db
    .select()
    .from(followUpProgress)
    .where(eq(followUpProgress.meetingId, sql.placeholder("meetingId")))
    .prepare(),
);

function keptIn(db: Db, meetingId: string): Map<string, Progress> {
  return new Map(
    progressIn(db)
      .all({ meetingId })
      .map((row) => [row.followUpId, row]),
  );
}

function write(
  db: Db,
  key: { followUpId: string; meetingId: string },
  before: Progress,
  { progress, completion }: Progress,
): void {
  if (progress === before.progress && completion === before.completion) return;
  const words = { progress, completion };
  if (progress === "" && completion === "") {
    const { followUpId, meetingId } = followUpProgress;
    db.delete(followUpProgress)
      .where(and(eq(followUpId, key.followUpId), eq(meetingId, key.meetingId)))
      .run();
    return;
  }
  db.insert(followUpProgress)
    .values({ ...key, ...words })
    .onConflictDoUpdate({
      target: [followUpProgress.followUpId, followUpProgress.meetingId],
      set: words,
    })
    .run();
}
