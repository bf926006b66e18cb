/** What the list of questions is narrowed to. Pure. */
import { waitsFor } from "~/domain/question/question";
import type { LiveThread } from "~/protocol/live-thread";
import { stateOf, type ThreadState } from "./thread-facts";

/** The states in the order in which they are offered. */
export const THREAD_STATES: readonly ThreadState[] = ["open", "answered", "settled", "comment"];

/** What the list of questions can be narrowed to; "" for no narrowing. */
export interface ThreadFilter {
  readonly department: string;
  readonly state: string;
  readonly asker: string;
  /** A department's id, or `asker`. */
  readonly waiting: string;
}

/** Whether a thread passes a filter. A department is both where it hangs and whom it asks. */
export function passes(thread: LiveThread, filter: ThreadFilter): boolean {
  const { department, state, asker, waiting } = filter;
  return (
    (department === "" || departmentsOf(thread).includes(department)) &&
    (state === "" || stateOf(thread) === state) &&
    (asker === "" || thread.head.author.id === asker) &&
    (waiting === "" || waitsOn(thread).includes(waiting))
  );
}

function departmentsOf({ anchor, question, support }: LiveThread): string[] {
  const asked = [...(question?.parties ?? []), ...support].map(({ departmentId }) => departmentId);
  return [anchor.departmentId, ...asked];
}

function waitsOn({ question, support }: LiveThread): string[] {
  const owed = question ? waitsFor(question) : { departmentIds: [], asker: false };
  const undecided = support.filter(({ state }) => state === "open");
  return [
    ...owed.departmentIds,
    ...undecided.map(({ departmentId }) => departmentId),
    ...(owed.asker ? ["asker"] : []),
  ];
}
