/** Kills the server in the middle of bringing an older release's data up to date. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { prepareProduct } from "../e2e/support/product";
import { inProject } from "../../server/bin/lib/project.mjs";
import { query } from "./disk";
import { killEnvironment } from "./kill";

/** How it went. */
export interface MigrationReport {
  readonly kills: number;
  /** What was wrong afterwards; null when the data was whole. */
  readonly problem: string | null;
}

/** A database of the first release, with the sample dealership in it. */
const RELEASED = inProject("tests", "db", "released", "0000.db.gz");
const KILLS = 6;
/** What must be there as before, whatever the newer schema adds. */
const KEPT = ["meeting", "room_update", "actual", "improvement", "follow_up", "sealed_record"];

/** See the file's header. @param random from 0 up to 1 */
export async function migrateUnderFire(random: () => number): Promise<MigrationReport> {
  const dataDir = mkdtempSync(join(tmpdir(), "liangdeng-migration-"));
  try {
    writeFileSync(join(dataDir, "liangdeng.db"), gunzipSync(readFileSync(RELEASED)));
    const before = contents(dataDir);
    const product = await prepareProduct(dataDir);
    let kills = 0;
    for (let attempt = 0; attempt < KILLS; attempt += 1) {
      const count = 1 + Math.floor(random() * 12);
      // Any statement has a space in it. A start that is killed never answers.
      const started = product.start(killEnvironment({ kind: "inside", what: " ", count }));
      if (!(await started.then(() => true).catch(() => false))) kills += 1;
      await product.kill("SIGKILL");
      if (integrity(dataDir) !== "ok") return { kills, problem: "the database is damaged" };
    }
    await product.start();
    await product.kill("SIGTERM");
    const after = contents(dataDir);
    const lost = KEPT.filter((table) => after.get(table) !== before.get(table));
    return { kills, problem: lost.length === 0 ? null : `differs: ${lost.join(", ")}` };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function contents(dataDir: string): Map<string, number> {
  return new Map(
    KEPT.map((table) => [
      table,
      query<{ count: number }>(dataDir, `SELECT count(*) AS count FROM ${table}`)[0]?.count ?? -1,
    ]),
  );
}

function integrity(dataDir: string): string {
  return query<{ integrity_check: string }>(dataDir, "PRAGMA integrity_check")
    .map((row) => row.integrity_check)
    .join("; ");
}
