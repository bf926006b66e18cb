import type { QuestionEnd, QuestionParty, SupportState } from "~/domain/question/question";
import type { Day } from "~/domain/scorecard/month";
import type { Anchor } from "./anchor";
import type { PersonName } from "./live-keys";

/*
 * The value of `thread/<id>`: a comment with everything that hangs on it, always whole. `id` is the
 * first comment's. Moments are the product clock's, in ms.
 */

/** A comment or a reply. Of a deleted one the words are gone, and that it stood there remains. */
export interface LiveComment {
  id: string;
  author: PersonName;
  at: number;
  editedAt: number | null;
  deletedAt: number | null;
  body: string;
  mentions: PersonName[];
  /** The department that it answers for; null for a comment of its author's own. */
  answersFor: string | null;
}

/** Something that happened to a question besides its words. */
export interface LiveThreadEvent {
  id: number;
  kind: ThreadEventKind;
  departmentId: string | null;
  person: PersonName | null;
  at: number;
  /** A reason, a day or what was asked for; "" for none. */
  note: string;
}

/** What can happen to a thread. `asked` and `answered` stand beside the words that did it. */
export type ThreadEventKind =
  | "commented"
  | "replied"
  | "edited"
  | "deleted"
  | "asked"
  | "answered"
  | "accepted"
  | "asked-again"
  | "deferred"
  | "turned"
  | "waived"
  | "support-asked"
  | "support-promised"
  | "support-declined";

/** Support that a question asks of another department. */
export interface LiveSupport {
  id: string;
  departmentId: string;
  what: string;
  state: SupportState;
  dueOn: Day | null;
  reason: string;
  askedBy: PersonName | null;
  decidedBy: PersonName | null;
}

/** See the file's header. */
export interface LiveThread {
  id: string;
  anchor: Anchor;
  head: LiveComment;
  /** The first one first. */
  replies: LiveComment[];
  /** Null for a comment that asks nobody. */
  question: { parties: QuestionParty[]; end: QuestionEnd } | null;
  support: LiveSupport[];
  events: LiveThreadEvent[];
}
