import { and, asc, eq, inArray, lt } from "drizzle-orm";
import type { Db } from "#db/client";
import { followUp, followUpProgress, improvementRow, meeting } from "#db/schema";
import { can, type Actor } from "~/domain/access/can";
import { isSealed } from "~/domain/meeting/phase";
import { parsePageKey, type PageKey } from "~/sheet/page-key";
import type { EarlierFollowUps } from "~/views/page";
import type { Meeting } from "../meetings.server";
import { followUpsOf } from "./follow-up-rows.server";

/**
 * What was raised on a page in meetings about earlier months, skipped ones in between or not. It
 * comes back on the first page of its measure or plan.
 */
export function earlierFollowUps(
  db: Db,
  actor: Actor,
  row: Meeting,
  page: PageKey,
): EarlierFollowUps {
  const { companyId, month } = row;
  const isFirst = parsePageKey(page)?.ordinal === 1;
  const followUps = isFirst
    ? followUpsOf(db, companyId, and(eq(followUp.page, page), lt(meeting.month, month)))
    : [];
  const ids = followUps.map(({ id }) => id);
  const departmentIds = new Set(followUps.map(({ department }) => department.id));
  return {
    companyId,
    followUps,
    words: wordsIn(db, row, ids),
    before: { ...raisingWords(db, ids), ...wordsBefore(db, row, ids) },
    mayMove: isSealed(row.phase)
      ? []
      : [...departmentIds].filter((departmentId) =>
          can(actor, "follow-up.edit", { companyId, departmentId }),
        ),
  };
}

/** What this month's sheet says of them. */
function wordsIn(db: Db, { id }: Meeting, ids: readonly string[]): EarlierFollowUps["words"] {
  const rows = db
    .select()
    .from(followUpProgress)
    .where(and(eq(followUpProgress.meetingId, id), inArray(followUpProgress.followUpId, [...ids])))
    .all();
  return Object.fromEntries(
    rows.map(({ followUpId, progress, completion }) => [followUpId, { progress, completion }]),
  );
}

/** What the newest earlier month in which something was written says of them. */
function wordsBefore(
  db: Db,
  { month }: Meeting,
  ids: readonly string[],
): EarlierFollowUps["before"] {
  const rows = db
    .select({ words: followUpProgress, month: meeting.month })
    .from(followUpProgress)
    .innerJoin(meeting, eq(meeting.id, followUpProgress.meetingId))
    .where(and(inArray(followUpProgress.followUpId, [...ids]), lt(meeting.month, month)))
    .orderBy(asc(meeting.month))
    .all();
  return Object.fromEntries(
    rows.map(({ words: { followUpId, progress, completion }, month: written }) => [
      followUpId,
      { month: written, progress, completion },
    ]),
  );
}

/** What the page that raised them said of them in its own month. */
function raisingWords(db: Db, ids: readonly string[]): EarlierFollowUps["before"] {
  const rows = db
    .select({
      id: followUp.id,
      month: meeting.month,
      progress: improvementRow.progress,
      completion: improvementRow.completion,
    })
    .from(followUp)
    .innerJoin(meeting, eq(meeting.id, followUp.raisedIn))
    .innerJoin(
      improvementRow,
      and(
        eq(improvementRow.id, followUp.sourceId),
        eq(improvementRow.meetingId, followUp.raisedIn),
        eq(improvementRow.departmentId, followUp.departmentId),
      ),
    )
    .where(inArray(followUp.id, [...ids]))
    .all();
  return Object.fromEntries(
    rows
      .filter(({ progress, completion }) => progress !== "" || completion !== "")
      .map(({ id, ...words }) => [id, words]),
  );
}
