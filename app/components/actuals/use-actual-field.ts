import { useEffect, useMemo, useReducer, useRef } from "react";
import type { ActualOutbox, EntryState } from "~/commands/actual-outbox";
import { useActualOutbox, useEntryState } from "~/commands/use-actual-outbox";
import { useLatest } from "~/components/ui/use-latest";
import type { Month } from "~/domain/scorecard/month";
import type { Levels } from "~/domain/scorecard/types";
import type { LiveActual } from "~/protocol/live-keys";
import {
  laterActual,
  newDraft,
  nextDraft,
  readDraft,
  type ActualDraft,
  type DraftEvent,
  type DraftReading,
} from "./actual-draft";

/** How long a pause in typing is before the number is sent, ms. */
const PAUSE_MS = 400;
/** How long it is said that somebody else changed the number, ms. */
const NOTICE_MS = 30_000;

/** What the typist has in the field and everybody else does not have yet. */
export interface TypedActual {
  readonly value: number | null;
}

/** What a field of actuals is about. */
export interface ActualFieldSubject {
  /** Whoever types: what cannot be sent waits under this id. */
  personId: string;
  measureId: string;
  month: Month;
  percent: boolean;
  /** The month's levels, to ask about a hundredth. */
  levels: Levels;
  /** The number as everybody has it. */
  actual: LiveActual | null;
  /**
   * Called with the number in the field as long as it differs from what everybody has, so that the
   * typist's own light moves at once; null when it does not, or cannot be read.
   */
  onJudged?: (typed: TypedActual | null) => void;
  /** Called when the server has committed a number. */
  onSaved?: (actual: LiveActual) => void;
  /** Called when a number was not taken because somebody changed it in the meantime. */
  onOvertaken?: () => void;
}

/** A field of actuals as its parts see it. */
export interface ActualFieldState {
  draft: ActualDraft;
  reading: DraftReading;
  entry: EntryState | null;
  /** The number that everybody has. */
  actual: LiveActual | null;
  /** The number that everybody has, or (null: none) this person's that is on its way there. */
  shown: number | null;
  type(text: string): void;
  /** Answers "0.19 or 19?" with the text as typed (null), or with another text. */
  answer(text: string | null): void;
  /** Sends what waits for a pause, now. */
  flush(): void;
  leave(): void;
  restore(): void;
  /** Sends this person's number, which was overtaken, all the same. */
  insist(): void;
}

/** Everything a field of actuals does, without what it looks like. */
export function useActualField(subject: ActualFieldSubject): ActualFieldState {
  const { personId, measureId, month, percent, levels, onJudged, onSaved, onOvertaken } = subject;
  const expected = useMemo(() => ({ percent, levels }), [percent, levels]);
  const outbox = useActualOutbox(personId);
  const entry = useEntryState(outbox, measureId, month);
  const answered = entry?.kind === "saved" ? entry.actual : null;
  const actual = laterActual(subject.actual, answered);
  const [draft, dispatch] = useReducer(
    (state: ActualDraft, event: DraftEvent) => nextDraft(state, event, expected, personId),
    actual,
    newDraft,
  );
  const reading = readDraft(draft, expected);
  const pause = usePausedEntry(outbox, measureId, month, actual?.changedAt ?? null);

  useEffect(() => dispatch({ kind: "arrived", actual }), [actual]);
  useEffect(() => {
    if (!draft.overtaken) return undefined;
    const timer = setTimeout(() => dispatch({ kind: "noticed" }), NOTICE_MS);
    return () => clearTimeout(timer);
  }, [draft.overtaken]);
  const saved = useLatest(onSaved);
  useEffect(() => {
    if (answered) saved.current?.(answered);
  }, [answered, saved]);

  const overtaken = useLatest(onOvertaken);
  const isOvertaken = entry?.kind === "refused" && entry.error === "overtaken";
  useEffect(() => {
    if (isOvertaken) overtaken.current?.();
  }, [isOvertaken, overtaken]);

  const pending = pendingOf(reading, entry, actual);
  const judged = useLatest(onJudged);
  useEffect(() => {
    judged.current?.(pending === undefined ? null : { value: pending });
  }, [pending, judged]);

  const enter = (value: number | null, at: "pause" | "now") => {
    // Back at what everybody has, and nothing else on its way: there is nothing to say.
    if (value === valueOf(entry, actual) && entry?.kind !== "refused") pause.cancel();
    else pause.set(value);
    if (at === "now") pause.flush();
  };
  return {
    draft,
    reading,
    entry,
    actual,
    shown: valueOf(entry, actual),
    type(text) {
      dispatch({ kind: "typed", text });
      const read = readDraft({ ...draft, text }, expected);
      if (read.kind === "number") enter(read.value, "pause");
      else pause.cancel();
    },
    answer(text) {
      if (text !== null) dispatch({ kind: "typed", text });
      else dispatch({ kind: "confirmed" });
      const sure = { ...draft, text: text ?? draft.text };
      const read = readDraft({ ...sure, confirmed: sure.text }, expected);
      if (read.kind === "number") enter(read.value, "now");
    },
    flush: pause.flush,
    leave() {
      pause.flush();
      dispatch({ kind: "left" });
    },
    restore() {
      pause.cancel();
      if (entry?.kind === "waiting" || entry?.kind === "refused") outbox?.drop(measureId, month);
      dispatch({ kind: "restored" });
    },
    insist() {
      if (entry?.kind === "refused") enter(entry.value, "now");
    },
  };
}

/** The number that this person means the measure to have: on its way, or there already. */
function valueOf(entry: EntryState | null, actual: LiveActual | null): number | null {
  return entry === null || entry.kind === "saved" ? (actual?.value ?? null) : entry.value;
}

/** The number that only this person has; undefined when it is everybody's, or cannot be read. */
function pendingOf(
  reading: DraftReading,
  entry: EntryState | null,
  actual: LiveActual | null,
): number | null | undefined {
  const value = reading.kind === "number" ? reading.value : valueOf(entry, actual);
  return value === (actual?.value ?? null) ? undefined : value;
}

interface HeldEntry {
  value: number | null;
  /** See `EnteredActual`: as it was when the number was typed. */
  seenAt: number | null;
  timer: ReturnType<typeof setTimeout>;
}

/** A number that is handed to the outbox after a pause in typing, or earlier when asked. */
function usePausedEntry(
  outbox: ActualOutbox | null,
  measureId: string,
  month: Month,
  seenAt: number | null,
) {
  const waiting = useRef<HeldEntry | null>(null);
  const cancel = () => {
    if (waiting.current) clearTimeout(waiting.current.timer);
    waiting.current = null;
  };
  const flush = () => {
    const held = waiting.current;
    cancel();
    if (held) outbox?.enter({ measureId, month, value: held.value, seenAt: held.seenAt });
  };
  const latest = useLatest(flush);

  // Somebody may leave the page within the pause.
  useEffect(() => {
    const send = () => latest.current();
    window.addEventListener("pagehide", send);
    return () => {
      window.removeEventListener("pagehide", send);
      send();
    };
  }, [measureId, month, latest]);

  return {
    cancel,
    flush,
    set(value: number | null) {
      cancel();
      waiting.current = { value, seenAt, timer: setTimeout(() => latest.current(), PAUSE_MS) };
    },
  };
}
