import { describe, expect, it } from "vitest";
import { isSealed, MEETING_PHASES, nextPhase, stepPhase } from "~/domain/meeting/phase";

describe("the life of a meeting", () => {
  it("[PH1] goes from draft to approved, one step at a time", () => {
    expect(MEETING_PHASES.map(nextPhase)).toEqual([
      "preparing",
      "live",
      "closed",
      "approved",
      null,
    ]);
    for (const from of MEETING_PHASES) {
      const allowed = MEETING_PHASES.filter((to) => stepPhase(from, to).ok);
      expect(allowed).toEqual(MEETING_PHASES.filter((to) => to === nextPhase(from)));
    }
  });

  it("[PH2] closing twice fails because the meeting is closed", () => {
    expect(stepPhase("closed", "closed")).toEqual({ ok: false, error: "meeting-closed" });
    expect(stepPhase("closed", "live")).toEqual({ ok: false, error: "meeting-closed" });
    expect(stepPhase("approved", "approved")).toEqual({ ok: false, error: "meeting-closed" });
  });

  it("[PH2] skipping a phase or going back fails as a wrong step", () => {
    expect(stepPhase("draft", "live")).toEqual({ ok: false, error: "wrong-phase" });
    expect(stepPhase("live", "preparing")).toEqual({ ok: false, error: "wrong-phase" });
  });

  it("[PH3] closed and approved meetings are sealed", () => {
    expect(MEETING_PHASES.filter(isSealed)).toEqual(["closed", "approved"]);
  });
});
