import { and, asc, eq, inArray, lte } from "drizzle-orm";
import type { Db } from "#db/client";
import { followUp, followUpEvent, followUpProgress, meeting } from "#db/schema";
import { isOpen } from "~/domain/follow-up/state";
import type { PersonName } from "~/protocol/live-keys";
import type { RecordedFollowUp } from "~/views/record";
import type { Meeting } from "../meetings.server";
import { namedOwners } from "./recorded-words.server";

/**
 * The follow-ups that belong to a meeting: those it raised, and of the earlier ones those that are
 * still open, that its pages say something about, or that something happened to since it was opened.
 */
export function recordedFollowUps(
  db: Db,
  row: Meeting,
  people: readonly PersonName[],
): RecordedFollowUp[] {
  const found = db
    .select({ item: followUp, raisedFor: meeting.month })
    .from(followUp)
    .innerJoin(meeting, eq(meeting.id, followUp.raisedIn))
    .where(and(eq(followUp.companyId, row.companyId), lte(meeting.month, row.month)))
    .orderBy(asc(meeting.month), asc(followUp.position), asc(followUp.id))
    .all();
  const events = eventsOf(
    db,
    found.map(({ item }) => item.id),
  );
  const progress = db
    .select()
    .from(followUpProgress)
    .where(eq(followUpProgress.meetingId, row.id))
    .all();
  return found.flatMap(({ item, raisedFor }): RecordedFollowUp[] => {
    const own = events.filter(({ followUpId }) => followUpId === item.id);
    const said = progress.find(({ followUpId }) => followUpId === item.id);
    const belongs =
      item.raisedIn === row.id ||
      isOpen(item.state) ||
      said !== undefined ||
      own.some(({ at }) => at >= row.openedAt);
    if (!belongs) return [];
    return [
      {
        id: item.id,
        kind: item.kind,
        departmentId: item.departmentId,
        page: item.page,
        raisedIn: raisedFor,
        wording: item.wording,
        goal: item.goal,
        owners: namedOwners(item.owners, people),
        dueTyped: item.dueTyped,
        dueOn: item.dueOn,
        state: item.state,
        doneOn: item.doneOn,
        reason: item.reason,
        lightWhenRaised: item.lightWhenRaised,
        withdrawn: item.withdrawnAt !== null,
        progress: said?.progress ?? "",
        completion: said?.completion ?? "",
        events: own.map(({ kind, before, after, reason, personId, at }) => ({
          kind,
          before,
          after,
          reason,
          personId,
          at,
        })),
      },
    ];
  });
}

function eventsOf(db: Db, ids: readonly string[]) {
  return db
    .select()
    .from(followUpEvent)
    .where(inArray(followUpEvent.followUpId, [...ids]))
    .orderBy(asc(followUpEvent.id))
    .all();
}
