/** The life of a meeting. Rules PH1–PH3. */

/** The phases in their order: draft → preparing → live → closed → approved. */
export const MEETING_PHASES = ["draft", "preparing", "live", "closed", "approved"] as const;
/** See {@link MEETING_PHASES}. */
export type MeetingPhase = (typeof MEETING_PHASES)[number];

/** Why a meeting cannot enter a phase. */
export type PhaseError = "meeting-closed" | "wrong-phase";

/** Whether a meeting may go from one phase to another. */
export type PhaseStep =
  | { readonly ok: true; readonly phase: MeetingPhase }
  | { readonly ok: false; readonly error: PhaseError };

const NEXT: Readonly<Record<MeetingPhase, MeetingPhase | null>> = {
  draft: "preparing",
  preparing: "live",
  live: "closed",
  closed: "approved",
  approved: null,
};

/** [PH3] Whether the record is frozen: nothing in its rooms changes any more. */
export function isSealed(phase: MeetingPhase): boolean {
  return phase === "closed" || phase === "approved";
}

/** [PH1] [PH2] The step from one phase to another, or why there is none. */
export function stepPhase(from: MeetingPhase, to: MeetingPhase): PhaseStep {
  if (NEXT[from] === to) return { ok: true, phase: to };
  return { ok: false, error: isSealed(from) ? "meeting-closed" : "wrong-phase" };
}

/** [PH1] The only phase that a meeting may enter next; `null` at the end of its life. */
export function nextPhase(from: MeetingPhase): MeetingPhase | null {
  return NEXT[from];
}
