import { and, eq, gte, isNotNull, lt, or } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "#db/client";
import {
  agendaItem,
  closingRow,
  closingWaiver,
  comment,
  followUp,
  measurePage,
  meeting,
  overviewSentence,
  picture,
  room,
  roomUpdate,
} from "#db/schema";
import { isSealed } from "~/domain/meeting/phase";
import { STRUCTURE_KEY } from "~/protocol/live-keys";
import { formatRoomName } from "~/protocol/room-name";
import { command, ok, refuse } from "./command.server";
import { forgetUnkeptLights } from "./kept-lights.server";
import { agendaOf, meetingById } from "./meetings.server";

/**
 * Takes back the opening of a meeting, with its agenda: somebody opened a wrong month. Only before
 * it begins, and only while nobody has written a word in it; actuals belong to their month, not to
 * the meeting, and stay.
 */
export const discardMeeting = command({
  input: z.object({ meetingId: z.string() }),
  prepare({ rooms }) {
    // What somebody has just typed counts: it is on disk before it is looked for.
    rooms.flush();
    return ok(null);
  },
  run(work, { meetingId }) {
    const { db, actor, now } = work;
    const row = meetingById(db, meetingId);
    if (!row || row.companyId !== actor.companyId) return refuse("unknown-meeting");
    if (isSealed(row.phase)) return refuse("meeting-closed");
    if (!work.may("meeting.open")) return refuse("forbidden");
    if (row.phase === "live") return refuse("wrong-phase");
    if (holdsWords(db, meetingId)) return refuse("meeting-has-words");

    const agenda = agendaOf(db, meetingId);
    db.delete(agendaItem).where(eq(agendaItem.meetingId, meetingId)).run();
    db.delete(closingRow).where(eq(closingRow.meetingId, meetingId)).run();
    db.delete(measurePage).where(eq(measurePage.meetingId, meetingId)).run();
    // Sent, and put on no page.
    db.delete(picture).where(eq(picture.meetingId, meetingId)).run();
    db.delete(meeting).where(eq(meeting.id, meetingId)).run();
    forgetUnkeptLights(db, actor.companyId);
    work.record("discard-meeting", meetingId, { ...row, agenda }, null);
    // Screens that show it load anew and find it gone; its rooms are no rooms any more.
    work.push([[STRUCTURE_KEY, now]], meetingId);
    for (const kind of ["sheet", "closing", "meeting"]) {
      work.recheck({ roomPrefix: `${kind}/${meetingId}` });
    }
    return ok(null);
  },
});

/** Whether anybody ever changed one of the meeting's documents; the server's seeding is no word. */
function holdsWords(db: Db, meetingId: string): boolean {
  const isItsRoom = or(
    eq(room.name, formatRoomName({ kind: "closing", meetingId })),
    // "0" is the character behind "/".
    and(gte(room.name, `sheet/${meetingId}/`), lt(room.name, `sheet/${meetingId}0`)),
  );
  const written = db
    .select({ seq: roomUpdate.seq })
    .from(roomUpdate)
    .innerJoin(room, eq(room.id, roomUpdate.roomId))
    .where(and(isItsRoom, isNotNull(roomUpdate.personId)))
    .limit(1)
    .get();
  const homes = [
    { table: comment, column: comment.meetingId },
    { table: closingWaiver, column: closingWaiver.meetingId },
    { table: followUp, column: followUp.raisedIn },
    { table: overviewSentence, column: overviewSentence.meetingId },
  ];
  const isNamed = ({ table, column }: (typeof homes)[number]) =>
    db.select().from(table).where(eq(column, meetingId)).limit(1).get() !== undefined;
  return written !== undefined || homes.some(isNamed);
}
