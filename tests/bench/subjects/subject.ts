import type { Place } from "../crowd/place";

/** A server that is measured. */
export interface Subject {
  readonly name: string;
  /** Starts it on a data directory of its own, with so many rooms that clients may join. */
  readonly start: (rooms: number) => Promise<Running>;
}

/** A server that runs, or ran: its data outlives its process. */
export interface Running {
  readonly dataDir: string;
  readonly places: readonly Place[];
  readonly pid: () => number;
  /** Ends the process: at once (SIGKILL), or as an operator does (SIGTERM). */
  readonly end: (signal: "SIGKILL" | "SIGTERM") => Promise<void>;
  /** Starts it again on the same data and address. */
  readonly again: () => Promise<void>;
  /** Ends the process and removes its data. */
  readonly remove: () => Promise<void>;
}
