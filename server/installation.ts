import { eq } from "drizzle-orm";
import type { Db } from "#db/client";
import { installation } from "#db/schema";
import type { Mode } from "~/services/ports";

const KIND = "kind";

/** Marks a data directory as the demo's. */
export function markAsDemo(db: Db): void {
  db.insert(installation).values({ key: KIND, value: "demo" }).onConflictDoNothing().run();
}

/** Whether a data directory is the demo's. */
export function isDemo(db: Db): boolean {
  return db.select().from(installation).where(eq(installation.key, KIND)).get()?.value === "demo";
}

/**
 * The demo lets anybody sit down with one click: it must never open a real company's data, and
 * production must never serve the demo's people as if they were real.
 *
 * @returns null when data and mode fit.
 */
export function purposeProblem(db: Db, mode: Mode): "demo-data" | "not-demo-data" | null {
  if (mode === "production") return isDemo(db) ? "demo-data" : null;
  return isDemo(db) ? null : "not-demo-data";
}
