/** Comments: what one may hold, and what of a thread waits for whom. Rules CO1–CO4. */
import { waitsFor, type Question, type SupportState } from "./question";

/** The longest comment, answer or reason, in UTF-16 units. */
export const MAX_WORDS = 4000;

/** So many replies a thread holds; answers that move its question on are taken beyond them. */
export const MAX_REPLIES = 200;

/** Why words are not taken. */
export type WordsError = "comment-empty" | "comment-too-long";

/** [CO1] What is wrong with the words of a comment; null when nothing is. */
export function wordsProblem(words: string): WordsError | null {
  if (words.length > MAX_WORDS) return "comment-too-long";
  // Characters that nobody sees (a zero-width space) say nothing either.
  return words.replace(/[\s\p{Z}\p{C}]/gu, "") === "" ? "comment-empty" : null;
}

/** [CO4] Whether a thread with this many replies takes one that moves nothing on. */
export function takesReply(replies: number): boolean {
  return replies < MAX_REPLIES;
}

/** A thread as far as these rules go. `asker` is the author of its first comment. */
export interface Thread {
  readonly asker: string;
  /** How many replies and answers it has. */
  readonly replies: number;
  /** Null for a comment that asks nobody. */
  readonly question: Omit<Question, "id"> | null;
  readonly support: readonly { readonly departmentId: string; readonly state: SupportState }[];
}

/** [CO2] Whether a thread's first comment may be deleted. */
export function mayBeDeleted({ question, replies, support }: Thread): boolean {
  return question === null || (replies === 0 && support.length === 0 && question.end === null);
}

/** What a thread wants from one person. */
export type Waiting =
  | { readonly kind: "answer"; readonly departmentId: string }
  | { readonly kind: "accept" }
  | { readonly kind: "support"; readonly departmentId: string };

/**
 * [CO3] What a thread wants from a person.
 *
 * @param speaksFor the departments that the person answers for
 */
export function waitingFor(
  thread: Thread,
  { personId, speaksFor }: { readonly personId: string; readonly speaksFor: readonly string[] },
): Waiting[] {
  const { question, support, asker } = thread;
  const owed = question ? waitsFor(question) : { departmentIds: [], asker: false };
  const isMine = (departmentId: string) => speaksFor.includes(departmentId);
  return [
    ...owed.departmentIds
      .filter(isMine)
      .map((departmentId): Waiting => ({ kind: "answer", departmentId })),
    ...(owed.asker && asker === personId ? [{ kind: "accept" } as const] : []),
    ...support
      .filter(({ state, departmentId }) => state === "open" && isMine(departmentId))
      .map(({ departmentId }): Waiting => ({ kind: "support", departmentId })),
  ];
}
