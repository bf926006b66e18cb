/**
 * One sitting: an older release's data is brought up to date, people write in it, the meeting is
 * closed, and the server is killed in the middle of all that. Each sitting has a data directory of
 * its own, so that no document grows beyond what a long meeting's does.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepareProduct, type Product } from "../e2e/support/product";
import { closeUnderFire } from "./closing";
import { crashAgainAndAgain } from "./crash";
import { query } from "./disk";
import { FigureEntry } from "./figures";
import type { Ledger } from "./ledger";
import { growUnder } from "./memory";
import { layOutReleased, migrateUnderFire } from "./migration";
import { personAt } from "./person";
import { differingProjections } from "./projection-check";
import { seat } from "./table";

/** Whose sheets are written in. */
const DEPARTMENTS = ["sales", "finance"];
/** How often the server is killed within a sitting's migration. */
const MIGRATION_KILLS = 3;

/** What all sittings share. */
export interface Run {
  readonly random: () => number;
  readonly ledger: Ledger;
  /** Whether somebody has asked it to end; and whether that, or its time is up. */
  readonly isStopped: () => boolean;
  readonly isOver: () => boolean;
  readonly tell: (line: string) => void;
}

/** @param rounds the numbers of the first round while people write, and of the one after the last */
export async function sit(
  { random, ledger, isOver, tell }: Run,
  { from, to }: { from: number; to: number },
): Promise<void> {
  await withReleased(async (product) => {
    await migrateUnderFire(product, random, MIGRATION_KILLS, ledger);
    const { dataDir } = product;
    const table = await seat(product, random, DEPARTMENTS);
    const [measure] = query<{ id: string }>(dataDir, "SELECT id FROM measure WHERE code = 'M3'");
    const figures = new FigureEntry(await personAt(product, "企管专员"), measure?.id ?? "");
    const rounds = { product, table, figures, from, to, isOver };
    await crashAgainAndAgain(rounds, random, ledger, tell);
    for (const client of table.clients) client.leave();
    await closeUnderFire(product, random, ledger);
    await product.kill("SIGTERM");
    for (const name of differingProjections(dataDir)) {
      ledger.wrong("projections that differ", name);
    }
  });
}

/** A sitting without kills, in which so many edits are made. */
export async function sitForMemory(run: Run, edits: number): Promise<void> {
  await withReleased(async (product) => {
    await product.start();
    await growUnder(product, run, edits);
  });
}

/** Lends a product that does not run yet, over the first release's data. */
async function withReleased(lend: (product: Product) => Promise<void>): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), "liangdeng-torture-"));
  const product = await prepareProduct(dataDir);
  try {
    layOutReleased(dataDir);
    await lend(product);
  } finally {
    await product.kill("SIGKILL");
    rmSync(dataDir, { recursive: true, force: true });
  }
}
