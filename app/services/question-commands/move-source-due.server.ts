import { eq } from "drizzle-orm";
import { question, supportRequest } from "#db/schema";
import { isOpen } from "~/domain/follow-up/state";
import type { Work } from "../command.server";
import type { FollowUpRow } from "../follow-ups/follow-up-rows.server";
import { raisedBy } from "../follow-ups/raise-follow-up.server";
import { threadEntry } from "../threads.server";

/**
 * Carries a due date that was changed on the board into the promise or the deferred question that
 * it came from, whose meeting is open: there is one day, wherever it is read. A question that
 * several departments owe is put off to the last of their days.
 */
export function moveSourceDue(work: Work, { kind, sourceId, raisedIn }: FollowUpRow): void {
  if (kind === "improvement") return;
  const days = raisedBy(work.db, { kind, sourceId })
    .filter(({ state }) => isOpen(state))
    .flatMap(({ dueOn }) => dueOn ?? []);
  const last = days.toSorted().at(-1);
  if (last === undefined) return;
  const headId =
    kind === "support" ? moveSupport(work, sourceId, last) : moveQuestion(work, sourceId, last);
  if (headId !== null) work.push([threadEntry(work.db, headId)], raisedIn);
}

/** @returns the thread that changed; null when none did. */
function moveSupport({ db, now }: Work, id: string, dueOn: string): string | null {
  const request = db.select().from(supportRequest).where(eq(supportRequest.id, id)).get();
  if (!request) return null;
  db.update(supportRequest).set({ dueOn, changedAt: now }).where(eq(supportRequest.id, id)).run();
  return request.commentId;
}

/** @returns the thread that changed; null when none did. */
function moveQuestion({ db }: Work, id: string, until: string): string | null {
  const row = db.select().from(question).where(eq(question.commentId, id)).get();
  if (row?.end?.kind !== "deferred") return null;
  const end = { ...row.end, until };
  db.update(question).set({ end }).where(eq(question.commentId, id)).run();
  return id;
}
