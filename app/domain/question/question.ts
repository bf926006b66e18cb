/** Cross-questions 交叉提问: what each asked department owes, and how a question ends. Rules QU1–QU6, QU8–QU11. */
import type { Day } from "../scorecard/month";

/** Where the answer of one asked department stands. */
export type PartyState = "open" | "answered" | "accepted" | "asked-again";

/** How a question ended as a whole; `null` while it has not. `by` is a person's id. */
export type QuestionEnd =
  /** Put off to a day; it goes onto the follow-up board. */
  | { readonly kind: "deferred"; readonly until: Day; readonly by: string }
  /** Became an improvement measure: `followUpSource` is the row's id in its sheet. */
  | { readonly kind: "turned"; readonly followUpSource: string; readonly by: string }
  /** Waived by the GM. */
  | { readonly kind: "waived"; readonly reason: string; readonly by: string }
  | null;

/** A department that a question asks. */
export interface QuestionParty {
  readonly departmentId: string;
  readonly state: PartyState;
}

/** A question as far as its rules go. */
export interface Question {
  readonly id: string;
  readonly parties: readonly QuestionParty[];
  readonly end: QuestionEnd;
}

/** Support that a question asks of another department. */
export type SupportState = "open" | "promised" | "declined";

/** [QU11] Whether support can be promised by this day: it has not passed. */
export function canBePromised(day: Day, today: Day): boolean {
  return day >= today;
}

/** What somebody does with the answer of one department. */
export type PartyVerb = "answer" | "accept" | "ask-again";

/** Why a question does not take a step. */
export type QuestionError =
  | "asks-nobody"
  | "not-answered"
  | "already-accepted"
  | "question-ended"
  | "needs-reason"
  | "bad-date";

/** A step of one department's answer, or why there is none. */
export type PartyStep =
  | { readonly ok: true; readonly state: PartyState }
  | { readonly ok: false; readonly error: "not-answered" | "already-accepted" };

/** An end that may be put to a question, or why not. */
export type EndStep =
  | { readonly ok: true; readonly end: NonNullable<QuestionEnd> }
  | { readonly ok: false; readonly error: "question-ended" | "needs-reason" | "bad-date" };

const UNANSWERED: readonly PartyState[] = ["open", "asked-again"];

/** [QU1] The departments asked, each once; `null` when there is none: a question asks somebody. */
export function partiesAsked(departmentIds: readonly string[]): QuestionParty[] | null {
  const parties = [...new Set(departmentIds)].map((departmentId): QuestionParty => ({
    departmentId,
    state: "open",
  }));
  return parties.length === 0 ? null : parties;
}

/** [QU2] [QU3] One department's answer after a verb. Whether its question takes any is {@link takesAnswers}. */
export function stepParty(state: PartyState, verb: PartyVerb): PartyStep {
  if (state === "accepted") return { ok: false, error: "already-accepted" };
  if (verb === "answer") return { ok: true, state: "answered" };
  if (state !== "answered") return { ok: false, error: "not-answered" };
  return { ok: true, state: verb === "accept" ? "accepted" : "asked-again" };
}

/** [QU4] Whether answers are still given, accepted and asked again: until the end, or when it is put off. */
export function takesAnswers(end: QuestionEnd): boolean {
  return end === null || end.kind === "deferred";
}

/**
 * [QU5] Puts an end to a question: none has two, except that a deferred one can be put off again,
 * turned or waived. Deferring asks for a day after `today`, waiving for a reason.
 */
export function endQuestion(
  before: QuestionEnd,
  end: NonNullable<QuestionEnd>,
  today: Day,
): EndStep {
  if (!takesAnswers(before)) return { ok: false, error: "question-ended" };
  if (end.kind === "waived" && end.reason.trim() === "")
    return { ok: false, error: "needs-reason" };
  if (end.kind === "deferred" && end.until <= today) return { ok: false, error: "bad-date" };
  return { ok: true, end };
}

/** [QU9] Whether putting a question off to this day postpones it: it was put off to an earlier one before. */
export function postpones(before: QuestionEnd, until: Day): boolean {
  return before?.kind === "deferred" && before.until < until;
}

/** [QU10] The departments that owe an answer to a question that is put off: whose answer is not accepted. */
export function owingDepartments(parties: readonly QuestionParty[]): string[] {
  return parties
    .filter(({ state }) => state !== "accepted")
    .map(({ departmentId }) => departmentId);
}

/** [QU6] Whether nothing is left to do: it has ended, or every answer is accepted. */
export function isSettled({ end, parties }: Omit<Question, "id">): boolean {
  return end !== null || (parties.length > 0 && parties.every(({ state }) => state === "accepted"));
}

/** Whom a question waits for. */
export interface WaitingFor {
  /** The departments that owe an answer. */
  readonly departmentIds: readonly string[];
  /** Whether an answer waits to be accepted or asked again, by the asker or the GM. */
  readonly asker: boolean;
}

/** [QU8] Whom a question waits for; nobody once it has ended. */
export function waitsFor({ end, parties }: Omit<Question, "id">): WaitingFor {
  if (end !== null) return { departmentIds: [], asker: false };
  return {
    departmentIds: parties
      .filter(({ state }) => UNANSWERED.includes(state))
      .map(({ departmentId }) => departmentId),
    asker: parties.some(({ state }) => state === "answered"),
  };
}
