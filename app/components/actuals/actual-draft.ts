import { readNumber, type NumberError, type NumberExpected } from "~/domain/scorecard/read-number";
import type { LiveActual, PersonName } from "~/protocol/live-keys";

/** That somebody else changed the number while this field was on the screen. */
export interface Overtaken {
  readonly by: PersonName | null;
  readonly before: number | null;
  readonly after: number | null;
}

/** What a field holds between the keyboard and the server. */
export interface ActualDraft {
  /** What has been typed; null when the field simply shows the number that everybody has. */
  readonly text: string | null;
  /** The text for which a hundredth was confirmed, so that it is not asked about again. */
  readonly confirmed: string | null;
  /** Nobody is in the field: as soon as the text is committed it is shown as numbers are shown. */
  readonly left: boolean;
  /** The number that everybody has, as this field last showed it. */
  readonly seen: LiveActual | null;
  readonly overtaken: Overtaken | null;
}

/** What the text in the field says. */
export type DraftReading =
  /** Nothing was typed. */
  | { readonly kind: "untouched" }
  | { readonly kind: "number"; readonly value: number | null }
  /** "0.19 or 19?": nothing is sent before it is answered. */
  | { readonly kind: "question"; readonly value: number; readonly alternative: number }
  | { readonly kind: "unreadable"; readonly error: NumberError };

/** What happens to a field. */
export type DraftEvent =
  | { readonly kind: "typed"; readonly text: string }
  /** The hundredth was meant: the text is right as it stands. */
  | { readonly kind: "confirmed" }
  /** The number that everybody has was committed anew, by this person or another. */
  | { readonly kind: "arrived"; readonly actual: LiveActual | null }
  /** The field is left, or Enter was pressed. */
  | { readonly kind: "left" }
  /** What somebody else did has been shown long enough. */
  | { readonly kind: "noticed" }
  /** Escape: back to the number that everybody has. */
  | { readonly kind: "restored" };

/** A field that shows a number and in which nothing was typed yet. */
export function newDraft(actual: LiveActual | null): ActualDraft {
  return { text: null, confirmed: null, left: true, seen: actual, overtaken: null };
}

/** Reads the field. */
export function readDraft(draft: ActualDraft, expected: NumberExpected): DraftReading {
  if (draft.text === null) return { kind: "untouched" };
  const read = readNumber(draft.text, expected);
  if (!read.ok) return { kind: "unreadable", error: read.error };
  if (read.ask === null || read.value === null || draft.confirmed === draft.text) {
    return { kind: "number", value: read.value };
  }
  return { kind: "question", value: read.value, alternative: read.ask.alternative };
}

/**
 * The field after an event.
 * @param me whose field it is: one's own changes overtake nobody
 */
export function nextDraft(
  draft: ActualDraft,
  event: DraftEvent,
  expected: NumberExpected,
  me: string,
): ActualDraft {
  switch (event.kind) {
    case "typed":
      return { ...draft, text: event.text, left: false, overtaken: null };
    case "confirmed":
      return { ...draft, confirmed: draft.text };
    case "arrived":
      return arrived(draft, event.actual, expected, me);
    case "left":
      return { ...draft, left: true, text: isSettled(draft, expected) ? null : draft.text };
    case "noticed":
      return { ...draft, overtaken: null };
    case "restored":
      return { ...draft, text: null, confirmed: null, overtaken: null };
  }
}

function arrived(
  draft: ActualDraft,
  actual: LiveActual | null,
  expected: NumberExpected,
  me: string,
): ActualDraft {
  const [before, after] = [draft.seen?.value ?? null, actual?.value ?? null];
  const byOther = before !== after && actual?.changedBy?.id !== me;
  // What is typed and not committed stays: it will be committed later, and the later one wins.
  const given = byOther && isSettled(draft, expected);
  const done = draft.left && isSettled({ ...draft, seen: actual }, expected);
  return {
    ...draft,
    seen: actual,
    text: given || done ? null : draft.text,
    overtaken: byOther ? { by: actual?.changedBy ?? null, before, after } : draft.overtaken,
  };
}

/** Whether the field says no more than what everybody has. */
function isSettled(draft: ActualDraft, expected: NumberExpected): boolean {
  const reading = readDraft(draft, expected);
  if (reading.kind === "untouched") return true;
  return reading.kind === "number" && reading.value === (draft.seen?.value ?? null);
}

/** The later of two commitments of one number: what is pushed, and what a command was answered. */
export function laterActual(
  pushed: LiveActual | null,
  answered: LiveActual | null,
): LiveActual | null {
  if (!answered || !pushed) return pushed ?? answered;
  return (answered.changedAt ?? 0) > (pushed.changedAt ?? 0) ? answered : pushed;
}
