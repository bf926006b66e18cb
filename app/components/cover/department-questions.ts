/** Which of a meeting's threads are open for a department. Pure. */
import { isSettled, waitsFor } from "~/domain/question/question";
import type { LiveThread } from "~/protocol/live-thread";

/** A thread that is not settled, with whether it waits for the department itself. */
export interface DepartmentQuestion {
  thread: LiveThread;
  waits: boolean;
}

/**
 * The open questions on a department's pages or asked of it, and the support that it has not decided
 * on: what waits for the department first, the oldest of each first.
 */
export function questionsFor(
  threads: readonly LiveThread[],
  departmentId: string,
): DepartmentQuestion[] {
  return threads
    .flatMap((thread) => questionFor(thread, departmentId))
    .toSorted((left, right) => Number(right.waits) - Number(left.waits));
}

function questionFor(thread: LiveThread, departmentId: string): DepartmentQuestion[] {
  const { question, support, anchor } = thread;
  const isIts = (of: { departmentId: string }) => of.departmentId === departmentId;
  const asksSupport = support.some((request) => isIts(request) && request.state === "open");
  const isOpen = question !== null && !isSettled(question);
  const concerns = isOpen && (isIts(anchor) || question.parties.some(isIts));
  if (!asksSupport && !concerns) return [];
  const owes = isOpen && waitsFor(question).departmentIds.includes(departmentId);
  return [{ thread, waits: asksSupport || owes }];
}
