/** What each cell of the matrix has to come to: derived from `can()` and what the cell concerns. */
import { can, PERMISSIONS, type Action, type Subject } from "~/domain/access/can";
import type { ErrorCode } from "~/domain/error-code";
import type { SignedIn } from "~/services/session.server";
import type { MeetingState, Setting } from "./setting";

/** An action that is asked for, and what it concerns besides its company. */
export type Demand = readonly [
  action: Action,
  subject?: Omit<Subject, "companyId" | "sealed" | "leadId">,
];

/** What a cell can come to. */
export type Answer =
  /** It is done, or what is not for a reason that has nothing to do with rights. */
  | { readonly kind: "taken"; readonly error?: string }
  | { readonly kind: "signed-out" | "forbidden" | "unknown" | "closed" };

/** What a cell has to come to. */
export type Expected =
  /** Done; or, if an error is named, refused with that one. */
  | { readonly kind: "taken"; readonly error?: ErrorCode }
  /** The meeting is closed, and that alone is why. */
  | { readonly kind: "closed" }
  /** Not allowed to this person. */
  | { readonly kind: "forbidden" }
  /** Another company's: nothing is told of it, and it makes no difference whether it exists. */
  | { readonly kind: "unknown" }
  | { readonly kind: "signed-out" };

/** The part of a table's entry from which the expected answers follow. */
export interface Rule {
  /** Any one of these suffices; or that somebody is signed in. */
  readonly demands: readonly Demand[] | "anybody";
  /**
   * Whose things it names: those of the company asked about, or none but the actor's own (their
   * company's as a whole, or themselves).
   */
  readonly names: "things" | "nothing";
  /** Whether what it concerns is sealed with the meeting. */
  readonly inMeeting?: boolean;
  /** What those who may are told where there is nothing to do, in an open and a closed meeting. */
  readonly told?: { readonly open?: ErrorCode; readonly closed?: ErrorCode | "closed" };
}

/** What somebody has to be answered about the things of a company, in a state of its meeting. */
export function expectedFor(
  who: SignedIn | null,
  rule: Rule,
  of: Setting,
  state: MeetingState,
): Expected {
  if (!who) return { kind: "signed-out" };
  const isOwn = who.actor.companyId === of.company.id;
  if (rule.names === "things" && !isOwn) return { kind: "unknown" };
  const isClosed = state === "closed";
  const sealed = isClosed && rule.inMeeting === true;
  const leader = state === "open" ? of.people.facilitator : of.people.gm;
  const may = (isSealed: boolean) =>
    rule.demands === "anybody" ||
    rule.demands.some(([action, subject]) =>
      can(who.actor, action, {
        ...subject,
        companyId: who.actor.companyId,
        leadId: leader.actor.personId,
        sealed: isSealed,
      }),
    );
  if (!may(sealed)) return { kind: may(false) ? "closed" : "forbidden" };
  const told = isClosed ? rule.told?.closed : rule.told?.open;
  return told === "closed" ? { kind: "closed" } : { kind: "taken", error: told };
}

/** Whether an answer is one that was expected. */
export function fits(expected: Expected, answer: Answer, who: SignedIn | null): boolean {
  switch (expected.kind) {
    case "taken":
      return answer.kind === "taken" && answer.error === expected.error;
    case "forbidden":
      // Whoever has no role sees no meeting either; and a closed meeting is no secret in its company.
      return (
        answer.kind === "forbidden" ||
        answer.kind === "closed" ||
        (answer.kind === "unknown" && who?.actor.roles.length === 0)
      );
    case "unknown":
      return answer.kind === "unknown" || answer.kind === "forbidden";
    case "closed":
    case "signed-out":
      return answer.kind === expected.kind;
  }
}

const CLOSED = ["meeting-closed", "meeting-not-live"];
/** An order that names other things than one's own names too few. */
const UNKNOWN = /^unknown-|^order-incomplete$/;
const FORBIDDEN = ["forbidden", "not-leading"];

/** What an error code of a verb says. */
export function answerOf(error: string | null): Answer {
  if (error === null) return { kind: "taken" };
  if (error === "signed-out") return { kind: "signed-out" };
  if (FORBIDDEN.includes(error)) return { kind: "forbidden" };
  if (CLOSED.includes(error)) return { kind: "closed" };
  return UNKNOWN.test(error) ? { kind: "unknown" } : { kind: "taken", error };
}

/** Those who try every cell, each by a name: a company's people, another company's, and nobody. */
export function actorsOf(own: Setting, foreign: Setting): [string, SignedIn | null][] {
  const named = (people: Setting["people"], before: string) =>
    Object.entries(people).map(([name, who]): [string, SignedIn] => [before + name, who]);
  return [...named(own.people, ""), ...named(foreign.people, "foreign "), ["signed out", null]];
}

/** Whether it makes a difference who leads the meeting. */
export function isLeaders({ demands }: Rule): boolean {
  if (demands === "anybody") return false;
  return demands.some(([action]) =>
    Object.values(PERMISSIONS[action].roles).some((scope) => scope === "own-lead"),
  );
}

/** What a request with ids that nobody has is: the same with each id of a company replaced. */
export function withUnknownIds<T>(asked: T, of: Setting): T {
  return withIds(
    asked,
    [...idsOf(of)].map((id): [string, string] => [id, unknownLike(id)]),
  );
}

/** The same, some strings in it replaced. */
export function withIds<T>(asked: T, replaced: readonly (readonly [string, string])[]): T {
  let text = JSON.stringify(asked);
  for (const [from, to] of replaced) text = text.replaceAll(from, to);
  return JSON.parse(text) as T;
}

/** Every id in a setting. */
export function idsOf(of: unknown): Set<string> {
  const words = JSON.stringify(of).match(/[A-Za-z0-9_-]{16,}/g) ?? [];
  return new Set(words.filter((word) => word.length === 16));
}

/** An id of the same length that nothing has. */
export function unknownLike(id: string): string {
  return `none${id.slice(0, 12)}`;
}
