/**
 * `npm run torture`: the real server as a process, people on real sockets, SIGKILL at any moment.
 * Prints its seed and its counts; ends with 1 when anything was lost.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startProduct, type Product } from "../e2e/support/product";
import { seededRandom } from "../server/rooms/support/seeded-random";
import { closeUnderFire, type ClosingReport } from "./closing";
import { Client } from "./clients";
import { crashAgainAndAgain, type CrashReport } from "./crash";
import { query } from "./disk";
import { FigureEntry } from "./figures";
import { growUnder, type MemoryReport } from "./memory";
import { migrateUnderFire, type MigrationReport } from "./migration";
import { readOptions } from "./options";
import type { Table } from "./table";
import { personAt } from "./person";
import { differingProjections } from "./projection-check";

/** Whose sheets are written in, and by how many connections beside one reader each. */
const DEPARTMENTS = ["sales", "finance"];
const WRITERS = 4;
/** How much more memory the whole may take than its tenth. */
const GROWTH = 1.2;

const say = (line: string) => console.log(`  ${line}`);

/** @returns the process's exit code */
export async function torture(args: readonly string[]): Promise<number> {
  // Every y-websocket client in Node wants to hear of the process's end.
  process.setMaxListeners(0);
  const options = readOptions(args);
  say(`seed ${options.seed}, up to ${options.kills} kills in ${options.seconds} s`);
  const random = seededRandom(options.seed);
  const dataDir = mkdtempSync(join(tmpdir(), "liangdeng-torture-"));
  const until = Date.now() + options.seconds * 1_000;
  try {
    const migration = await migrateUnderFire(random);
    const product = await startProduct(dataDir);
    const table = await seat(product, random);
    const memory = options.edits === 0 ? null : await growUnder(table, random, options.edits);
    const rounds = { rounds: options.kills, until };
    const crash = await crashAgainAndAgain(table, random, rounds, say);
    for (const client of table.clients) client.leave();
    const closing = await closeUnderFire(product);
    await product.kill("SIGTERM");
    const projections = differingProjections(dataDir);
    return report({ crash, closing, migration, memory, projections });
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Everybody sits down and opens their room. */
async function seat(product: Product, random: () => number): Promise<Table> {
  const { dataDir, url } = product;
  const facilitator = await personAt(product, "企管专员");
  const reader = await personAt(product, "集团观察员");
  const clients: Client[] = [];
  const pages = new Map<string, readonly string[]>();
  for (const code of DEPARTMENTS) {
    const [room] = query<{ name: string; departmentId: string }>(
      dataDir,
      `SELECT 'sheet/' || meeting.id || '/' || department.id AS name, department.id AS departmentId
       FROM meeting JOIN department USING (company_id)
       WHERE meeting.month = '2021-02' AND department.code = ?`,
      code,
    );
    if (!room) throw new Error(`no room for ${code}`);
    const measures = query<{ id: string }>(
      dataDir,
      "SELECT DISTINCT measure_id AS id FROM measure_version WHERE department_id = ? LIMIT 2",
      room.departmentId,
    );
    pages.set(
      room.name,
      measures.map(({ id }) => `measure:${id}`),
    );
    const socketServer = url.replace("http", "ws");
    for (let writer = 0; writer < WRITERS; writer += 1) {
      clients.push(new Client(facilitator, room.name, socketServer, random, true));
    }
    clients.push(new Client(reader, room.name, socketServer, random, false));
  }
  const [measure] = query<{ id: string }>(dataDir, "SELECT id FROM measure WHERE code = 'M3'");
  const figures = new FigureEntry(facilitator, measure?.id ?? "");
  return { product, clients, rooms: [...pages.keys()], pages, figures };
}

function report(all: {
  crash: CrashReport;
  closing: ClosingReport;
  migration: MigrationReport;
  memory: MemoryReport | null;
  projections: readonly string[];
}): number {
  const { crash, closing, migration, memory, projections } = all;
  const total = [...crash.kills.values()].reduce((sum, count) => sum + count, 0);
  say(`${total} kills while writing, over ${crash.updates} edits:`);
  for (const [name, count] of crash.kills) say(`    ${count} ${name}`);
  say(`${closing.kills} kills within a closing, ${migration.kills} within a migration`);
  say(`losses: ${crash.losses.length} of words, ${crash.lostFigures} of figures`);
  for (const loss of crash.losses) say(`    ${JSON.stringify(loss)}`);
  say(`divergences: ${crash.diverged}; not all back in time: ${crash.late}`);
  say(`projections that differ: ${projections.join(", ") || "none"}`);
  say(
    `closing: ${closing.problem ?? "all or nothing"}; migration: ${migration.problem ?? "whole"}`,
  );
  if (memory) {
    const { edits, afterTenth, afterAll } = memory;
    say(
      `memory: ${afterTenth.toFixed(0)} MiB after a tenth, ${afterAll.toFixed(0)} MiB after ${edits} edits`,
    );
  }
  const grew = memory !== null && memory.afterAll > memory.afterTenth * GROWTH;
  const failed =
    crash.losses.length > 0 ||
    crash.lostFigures > 0 ||
    crash.diverged > 0 ||
    crash.late > 0 ||
    projections.length > 0 ||
    closing.problem !== null ||
    migration.problem !== null ||
    grew;
  say(failed ? "FAILED" : "nothing was lost");
  return failed ? 1 : 0;
}
