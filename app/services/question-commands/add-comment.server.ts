import { z } from "zod";
import { comment, question, questionParty } from "#db/schema";
import { partiesAsked } from "~/domain/question/question";
import { pageOf, type Anchor } from "~/protocol/anchor";
import { readAnchor } from "~/protocol/read-anchor";
import { parseTextPath } from "~/sheet/text-path";
import { command, ok, refuse, type Outcome, type Work } from "../command.server";
import { draft, idOfDraft } from "../draft.server";
import type { Meeting } from "../meetings.server";
import { isPageOf } from "../pages.server";
import { scorecardAt } from "../scorecard.server";
import {
  checkWords,
  demand,
  finish,
  isWritten,
  openMeeting,
  openThread,
  roomFor,
  writeMentions,
  writeReply,
} from "./thread-work.server";

/** Ids that come with a comment: more than this nobody asks or mentions. */
const ids = z.array(z.string().max(64)).max(100);

/**
 * Hangs a comment on a place of the meeting. With departments in `ask` it is a cross-question; an
 * empty list is a question to nobody, `null` a comment.
 */
export const addComment = command({
  input: z.object({
    meetingId: z.string(),
    anchor: z.unknown(),
    body: z.string(),
    mentions: ids.default([]),
    ask: ids.nullable(),
    draft,
  }),
  run(work, input) {
    const id = idOfDraft(work, "add-comment", input);
    if (isWritten(work, id)) return ok({ id });
    const found = openMeeting(work, input.meetingId);
    if (!found.ok) return found;
    const allowed = demand(work, input.ask === null ? "comment.write" : "question.ask");
    if (!allowed.ok) return allowed;
    const words = checkWords(work, input);
    if (!words.ok) return words;
    const anchor = placeIn(work, found.value, input.anchor);
    if (!anchor.ok) return anchor;
    const asked = input.ask === null ? ok(null) : askedIn(work, found.value, input.ask);
    if (!asked.ok) return asked;

    const { actor, now, db } = work;
    db.insert(comment)
      .values({
        id,
        companyId: actor.companyId,
        meetingId: found.value.id,
        departmentId: anchor.value.departmentId,
        anchor: anchor.value,
        quote: anchor.value.kind === "text" ? anchor.value.quote : "",
        body: words.value.body,
        authorId: actor.personId,
        createdAt: now,
      })
      .run();
    writeMentions(work, id, words.value.mentions);
    const thread = { id, meeting: found.value };
    if (asked.value === null) {
      finish(work, thread, { kind: "commented" });
      return ok({ id });
    }
    db.insert(question).values({ commentId: id, end: null }).run();
    for (const party of asked.value) {
      db.insert(questionParty)
        .values({ commentId: id, ...party, changedAt: now })
        .run();
    }
    finish(
      work,
      thread,
      ...asked.value.map(({ departmentId }) => ({ kind: "asked" as const, departmentId })),
    );
    return ok({ id });
  },
});

/** Says something in a thread, for oneself: an answer for a department is `answerQuestion`. */
export const replyComment = command({
  input: z.object({ commentId: z.string(), body: z.string(), mentions: ids.default([]), draft }),
  run(work, input) {
    const id = idOfDraft(work, "reply-comment", input);
    if (isWritten(work, id)) return ok({ id });
    const found = openThread(work, input.commentId);
    if (!found.ok) return found;
    const allowed = demand(work, "comment.write");
    if (!allowed.ok) return allowed;
    const words = checkWords(work, input);
    if (!words.ok) return words;
    const room = roomFor(work, input.commentId);
    if (!room.ok) return room;
    writeReply(work, found.value, { id, ...words.value, answersFor: null });
    finish(work, { id: input.commentId, meeting: found.value.meeting }, { kind: "replied" });
    return ok({ id });
  },
});

/** The place that an anchor names, if the meeting has it. */
function placeIn(work: Work, meeting: Meeting, raw: unknown): Outcome<Anchor> {
  const anchor = readAnchor(raw);
  if (!anchor) return refuse("unknown-place", "anchor");
  const { departmentId } = anchor;
  const { departments } = scorecardAt(work.db, meeting.companyId, meeting.month);
  if (!departments.some(({ id }) => id === departmentId)) return refuse("unknown-department");
  const page = pageOf(anchor);
  if (page !== null && !isPageOf(work.db, meeting, departmentId, page)) {
    return refuse("unknown-page");
  }
  const isText = anchor.kind !== "text" || parseTextPath(anchor.text) !== null;
  return isText ? ok(anchor) : refuse("unknown-place", "anchor");
}

/** The departments asked, each one of the meeting's month. */
function askedIn(
  work: Work,
  { companyId, month }: Meeting,
  departmentIds: readonly string[],
): Outcome<NonNullable<ReturnType<typeof partiesAsked>>> {
  const parties = partiesAsked(departmentIds);
  if (!parties) return refuse("asks-nobody", "ask");
  const { departments } = scorecardAt(work.db, companyId, month);
  const known = parties.every((party) => departments.some(({ id }) => id === party.departmentId));
  return known ? ok(parties) : refuse("unknown-department", "ask");
}
