/**
 * Whether the server should be sent people. Health says that the process answers; readiness that it
 * can also keep what it is given: it is not on its way out, and its database takes writes.
 */
import type { OpenDatabase } from "#db/client";

/** What `/readyz` answers: a code, for a proxy or a supervisor. */
export type Readiness = "ready" | "stopping" | "storage-failure";

/** How long an answer holds: each costs a write, and anybody may ask. */
const HOLDS_MS = 1_000;

/** See the file's header. */
export class ReadinessProbe {
  private isStopping = false;
  private answer: Readiness = "ready";
  private holdsUntil = -Infinity;

  /** @param now a clock that only goes on, in ms */
  constructor(
    private readonly raw: OpenDatabase["raw"],
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** From now on no new people: the process is about to end. */
  stop(): void {
    this.isStopping = true;
  }

  /** What was true within the last second. */
  read(): Readiness {
    if (this.isStopping) return "stopping";
    const now = this.now();
    if (now >= this.holdsUntil) {
      this.answer = this.takesWrites() ? "ready" : "storage-failure";
      this.holdsUntil = now + HOLDS_MS;
    }
    return this.answer;
  }

  /**
   * Writes what nobody reads: on a full disk the lock to write is to be had, and the writing fails.
   */
  private takesWrites(): boolean {
    try {
      this.raw.transaction(() => this.raw.pragma("user_version = 0")).immediate();
      return true;
    } catch {
      return false;
    }
  }
}
