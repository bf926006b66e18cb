/** How soon projections follow, and how much of the process's time they may take. */
export type ProjectorPace = {
  /** How long a pause of a room's writers it takes, ms; the less, the longer the room has waited. */
  readonly pauseMs: number;
  /** After how long none is waited for any more, ms. Above 0. */
  readonly latestMs: number;
  /** The share of the time, 0 to 1. Typing goes before: with very many rooms rows come later. */
  readonly share: number;
  /** What of the share was not taken lately may be taken at once: of so much time, ms. */
  readonly leadMs: number;
};
