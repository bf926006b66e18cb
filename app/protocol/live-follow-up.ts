import type { FollowUpState } from "~/domain/follow-up/state";
import type { Light } from "~/domain/scorecard/light";
import type { Day, Month } from "~/domain/scorecard/month";

/*
 * The value of `follow-up/<id>` in a company's room: a follow-up whole, but for its events, which
 * are asked for one by one. `null` under the key: it was taken off its page before anything had
 * happened to it.
 */

/** What a follow-up came from. */
export type FollowUpKind = "improvement" | "support" | "question";

/** Something named in both languages, with the code that people call it by. */
export interface CodedName {
  id: string;
  code: string;
  nameZh: string;
  nameEn: string;
}

/** An owner by their key: `person:<id>` or `name:<free name>`. */
export interface LiveOwner {
  key: string;
  nameZh: string;
  nameEn: string;
}

/** A follow-up as every screen shows it. */
export interface LiveFollowUp {
  id: string;
  kind: FollowUpKind;
  /** The meeting that raised it, and the month it was about. */
  raisedIn: string;
  raisedFor: Month;
  /** Whether that meeting is open and its page still the home of wording, goal, owners, due date. */
  onPage: boolean;
  department: CodedName;
  /** The page key it belongs to (a first page); "" for none. */
  page: string;
  subject: (CodedName & { kind: "measure" | "plan" }) | null;
  position: number;
  wording: string;
  goal: string;
  owners: LiveOwner[];
  dueTyped: string;
  dueOn: Day | null;
  state: FollowUpState;
  doneOn: Day | null;
  /** Why it was dropped, or what it was taken over into. */
  reason: string;
  /** The day on which somebody marked it as done, dropped or taken over, or withdrew it; null while it is open. */
  settledOn: Day | null;
  withdrawn: boolean;
  /** How often its due date was put off. */
  postponed: number;
  lightWhenRaised: Light | null;
}
