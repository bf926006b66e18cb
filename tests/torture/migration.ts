/** Kills the server in the middle of bringing an older release's data up to date. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { inProject } from "../../server/bin/lib/project.mjs";
import type { Product } from "../e2e/support/product";
import { query } from "./disk";
import { killEnvironment, takeStrike, type Kill } from "./kill";
import type { Ledger } from "./ledger";

/** A database of the first release, with the sample dealership in it. */
const RELEASED = inProject("tests", "db", "released", "0000.db.gz");
/** What the server still has to do to it: that many statements, in one transaction. */
const PENDING = readMigrationFiles({ migrationsFolder: inProject("db", "migrations") })
  .slice(1)
  .flatMap(({ sql }) => sql.map((statement) => statement.trim()));
/** The books in which the migrator notes, as the last statement of each, what it has done. */
const BOOKS = "__drizzle_migrations";

/** Puts the first release's data into an empty data directory. */
export function layOutReleased(dataDir: string): void {
  writeFileSync(join(dataDir, "liangdeng.db"), gunzipSync(readFileSync(RELEASED)));
}

/**
 * Kills the server so often within the migration of what `layOutReleased` has laid out, asks after
 * each kill whether the data is as it was, then lets it through and asks whether all is there.
 *
 * @param product not running; it runs afterwards
 */
export async function migrateUnderFire(
  product: Product,
  random: () => number,
  kills: number,
  ledger: Ledger,
): Promise<void> {
  const { dataDir } = product;
  const schema = schemaOf(dataDir);
  const columns = columnsOf(dataDir);
  const before = contentsOf(dataDir, columns);
  for (let made = 0; made < kills; made += 1) {
    const count = 1 + Math.floor(random() * (PENDING.length + 1));
    // Any statement has a space in it: which one struck is in its mark.
    const kill: Kill = { kind: "inside", within: "a migration", what: " ", count };
    // A start that is killed never answers.
    await product.start(killEnvironment(kill, dataDir)).catch(() => undefined);
    await product.kill("SIGKILL");
    const statement = takeStrike(dataDir)?.trim();
    ledger.killed(kill, statement !== undefined && isOfMigration(statement));
    const damage = damageOf(dataDir);
    if (damage) ledger.wrong("migrations half done", damage);
    if (schemaOf(dataDir) !== schema) {
      ledger.wrong("migrations half done", `part of it was there after ${statement}`);
    }
    report(before, contentsOf(dataDir, columns), ledger);
  }
  await product.start();
  if (schemaOf(dataDir) === schema) ledger.wrong("migrations half done", "it never came to it");
  report(before, contentsOf(dataDir, columns), ledger);
}

function isOfMigration(statement: string): boolean {
  return PENDING.includes(statement) || statement.startsWith(`INSERT INTO "${BOOKS}"`);
}

/** The release's tables with their columns, without the migrator's books. */
function columnsOf(dataDir: string): Map<string, string> {
  const rows = query<{ name: string; columns: string }>(
    dataDir,
    `SELECT master.name, group_concat('"' || info.name || '"') AS columns
     FROM sqlite_master AS master JOIN pragma_table_info(master.name) AS info
     WHERE master.type = 'table' AND master.name NOT LIKE 'sqlite_%' AND master.name <> '${BOOKS}'
     GROUP BY master.name`,
  );
  return new Map(rows.map(({ name, columns }) => [name, columns]));
}

/** Every row of these tables, as text, with these columns. */
function contentsOf(dataDir: string, columns: ReadonlyMap<string, string>): Map<string, string> {
  return new Map(
    [...columns].map(([table, names]) => [
      table,
      JSON.stringify(query(dataDir, `SELECT ${names} FROM "${table}" ORDER BY ${names}`)),
    ]),
  );
}

function report(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  ledger: Ledger,
): void {
  for (const [table, rows] of before) {
    if (after.get(table) !== rows) ledger.wrong("migrations half done", `${table} differs`);
  }
}

/** Every table and index there is, as the statement that made it. */
function schemaOf(dataDir: string): string {
  return JSON.stringify(query(dataDir, "SELECT name, sql FROM sqlite_master ORDER BY name"));
}

/** What SQLite finds wrong; null when the database is whole. */
function damageOf(dataDir: string): string | null {
  const found = query<{ integrity_check: string }>(dataDir, "PRAGMA integrity_check")
    .map((row) => row.integrity_check)
    .join("; ");
  return found === "ok" ? null : found;
}
