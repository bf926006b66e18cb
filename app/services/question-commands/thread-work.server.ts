import { and, count, eq, inArray } from "drizzle-orm";
import { comment, commentMention, person, questionEvent } from "#db/schema";
import type { Action } from "~/domain/access/can";
import { isSealed } from "~/domain/meeting/phase";
import { takesReply, wordsProblem } from "~/domain/question/comment";
import type { ThreadEventKind } from "~/protocol/live-thread";
import { ok, refuse, type Judging, type Outcome, type Work } from "../command.server";
import { readinessEntries } from "../live-snapshot.server";
import { meetingById, type Meeting } from "../meetings.server";
import { threadEntry, type CommentRow } from "../threads.server";

/** A meeting of the actor's company that is not closed. */
export function openMeeting(work: Judging, meetingId: string): Outcome<Meeting> {
  const row = meetingById(work.db, meetingId);
  if (!row || row.companyId !== work.actor.companyId || !work.may("meeting.read")) {
    return refuse("unknown-meeting");
  }
  return isSealed(row.phase) ? refuse("meeting-closed") : ok(row);
}

/** A thread by the id of its first comment, with the meeting it is in, of the actor's company. */
export interface FoundThread {
  head: CommentRow;
  meeting: Meeting;
}

/** The thread with this id; one of another company is as unknown as one that does not exist. */
export function threadIn(work: Judging, headId: string): Outcome<FoundThread> {
  const found = commentIn(work, headId);
  return !found.ok || found.value.head.parentId === null ? found : refuse("unknown-comment");
}

/** Like `threadIn`, of a meeting that is not closed. */
export function openThread(work: Judging, headId: string): Outcome<FoundThread> {
  return stillOpen(threadIn(work, headId));
}

/** A comment or reply by its own id, in a meeting that is not closed. */
export function openComment(work: Judging, id: string): Outcome<FoundThread> {
  return stillOpen(commentIn(work, id));
}

function commentIn(work: Judging, id: string): Outcome<FoundThread> {
  const head = work.db.select().from(comment).where(eq(comment.id, id)).get();
  if (!head || head.companyId !== work.actor.companyId || !work.may("meeting.read")) {
    return refuse("unknown-comment");
  }
  const meeting = meetingById(work.db, head.meetingId);
  return meeting ? ok({ head, meeting }) : refuse("unknown-comment");
}

function stillOpen(found: Outcome<FoundThread>): Outcome<FoundThread> {
  return found.ok && isSealed(found.value.meeting.phase) ? refuse("meeting-closed") : found;
}

/** Whether the actor may do this in the company, as far as it does not ask for more. */
export function demand(work: Judging, action: Action, askerId?: string): Outcome<null> {
  return work.may(action, { askerId }) ? ok(null) : refuse("forbidden");
}

/** What somebody wrote, with the people they mention. */
export interface Words {
  body: string;
  mentions: readonly string[];
}

/** Checks words and the people mentioned in them. @returns them without blanks around and repeats */
export function checkWords(work: Judging, { body, mentions }: Words): Outcome<Words> {
  const problem = wordsProblem(body);
  if (problem) return refuse(problem, "body");
  const ids = [...new Set(mentions)];
  const known = work.db
    .select({ id: person.id })
    .from(person)
    .where(
      and(
        eq(person.companyId, work.actor.companyId),
        eq(person.active, true),
        inArray(person.id, ids),
      ),
    )
    .all();
  if (known.length < ids.length) return refuse("unknown-person", "mentions");
  return ok({ body: body.trim(), mentions: ids });
}

/** [CO4] Whether a thread has room for one more reply that moves nothing on. */
export function roomFor({ db }: Judging, headId: string): Outcome<null> {
  const said = db.select({ n: count() }).from(comment).where(eq(comment.parentId, headId)).get();
  return takesReply(said?.n ?? 0) ? ok(null) : refuse("too-many-replies", "body");
}

/** Whether a comment or reply with this id, of a draft's, has been written already. */
export function isWritten({ db }: Judging, id: string): boolean {
  return db.select({ id: comment.id }).from(comment).where(eq(comment.id, id)).get() !== undefined;
}

/** A reply, for oneself or as an answer for a department. */
interface Reply extends Words {
  id: string;
  answersFor: string | null;
}

/** Writes a reply into a thread. */
export function writeReply(
  work: Work,
  { head }: FoundThread,
  { id, body, mentions, answersFor }: Reply,
): void {
  work.db
    .insert(comment)
    .values({
      id,
      companyId: head.companyId,
      meetingId: head.meetingId,
      parentId: head.id,
      departmentId: answersFor,
      anchor: head.anchor,
      body,
      authorId: work.actor.personId,
      createdAt: work.now,
    })
    .run();
  writeMentions(work, id, mentions);
}

/** Puts these people into the place of whomever a comment mentioned before. */
export function writeMentions(work: Work, commentId: string, personIds: readonly string[]): void {
  work.db.delete(commentMention).where(eq(commentMention.commentId, commentId)).run();
  for (const personId of personIds) {
    work.db.insert(commentMention).values({ commentId, personId }).run();
  }
}

/** Something that happened to a thread: `note` is shown, `before` is kept for the record. */
interface Happening {
  kind: ThreadEventKind;
  departmentId?: string;
  note?: string;
  before?: unknown;
}

/**
 * Ends every verb of a thread: writes what happened into its history and the audit log, and pushes
 * the whole thread, with the readiness and the blockers that follow from it.
 */
export function finish(
  work: Work,
  { id, meeting }: { id: string; meeting: Meeting },
  ...happenings: readonly Happening[]
): void {
  for (const { kind, departmentId, note, before } of happenings) {
    const detail = note === undefined && before === undefined ? null : { note, before };
    const { personId } = work.actor;
    work.db
      .insert(questionEvent)
      .values({ commentId: id, departmentId, kind, detail, personId, at: work.now })
      .run();
    work.record(`thread-${kind}`, id, before ?? null, { departmentId, note });
  }
  work.push([threadEntry(work.db, id), ...readinessEntries(work.db, meeting)], meeting.id);
}
