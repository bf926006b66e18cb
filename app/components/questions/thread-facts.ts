/** What a thread is, for showing and sorting it. Pure. */
import { waitingFor, type Thread, type Waiting } from "~/domain/question/comment";
import { isSettled, waitsFor } from "~/domain/question/question";
import { pageOf } from "~/protocol/anchor";
import type { LiveThread } from "~/protocol/live-thread";

/** Where a thread stands as a whole. */
export type ThreadState = "open" | "answered" | "settled" | "comment";

/** Whoever is looking: themselves, and the departments for which they answer. */
export interface Reader {
  readonly personId: string;
  readonly speaksFor: readonly string[];
}

/** A page, or (null) a department as a whole. */
export interface ShownPage {
  readonly departmentId: string;
  readonly page: string | null;
}

/** A thread as far as the rules of comments go. */
export function factsOf({ head, replies, question, support }: LiveThread): Thread {
  return { asker: head.author.id, replies: replies.length, question, support };
}

/** `open` while a department owes an answer, `answered` while one has to be accepted. */
export function stateOf({ question }: LiveThread): ThreadState {
  if (question === null) return "comment";
  if (isSettled(question)) return "settled";
  return waitsFor(question).departmentIds.length > 0 ? "open" : "answered";
}

/** What the thread wants from the reader. */
export function waitingOf(thread: LiveThread, reader: Reader): Waiting[] {
  return waitingFor(factsOf(thread), reader);
}

/** Whether a thread belongs beside a page: hung on it, on something of it, or on its department. */
export function isBeside({ anchor }: LiveThread, shown: ShownPage): boolean {
  const page = pageOf(anchor);
  return anchor.departmentId === shown.departmentId && (page === null || page === shown.page);
}
