/**
 * Whether the server should be sent people. Health says that the process answers; readiness that it
 * can also keep what it is given: it is not on its way out, and its database takes writes.
 */
import type { OpenDatabase } from "#db/client";

/** What `/readyz` answers: a code, for a proxy or a supervisor. */
export type Readiness = "ready" | "stopping" | "storage-failure";

/** See the file's header. */
export class ReadinessProbe {
  private isStopping = false;

  constructor(private readonly raw: OpenDatabase["raw"]) {}

  /** From now on no new people: the process is about to end. */
  stop(): void {
    this.isStopping = true;
  }

  /** Asks the database for its write lock and gives it back: what a commit would need. */
  read(): Readiness {
    if (this.isStopping) return "stopping";
    try {
      this.raw.exec("BEGIN IMMEDIATE; ROLLBACK");
      return "ready";
    } catch {
      return "storage-failure";
    }
  }
}
