/** Kills the server again and again while people write, and asks after each time what was lost. */
import { setTimeout as delay } from "node:timers/promises";
import * as Y from "yjs";
import { readSheet } from "~/sheet/read-sheet";
import type { Product } from "../e2e/support/product";
import type { Client } from "./clients";
import { documentsOnDisk } from "./disk";
import { drawKill, killEnvironment, nameOfKill, type Kill } from "./kill";
import { lossesOf, type Loss } from "./losses";
import { settled, type Table } from "./table";

/** How the rounds went. */
export interface CrashReport {
  readonly kills: ReadonlyMap<string, number>;
  readonly losses: readonly Loss[];
  readonly lostFigures: number;
  /** Rounds after which two people, or a person and the disk, held different documents. */
  readonly diverged: number;
  /** Times when somebody was not back and in step within a minute. */
  readonly late: number;
  readonly updates: number;
}

/** How long a kill inside something is waited for before the server is killed anyway, ms. */
const PATIENCE_MS = 4_000;
/**
 * @param rounds how many kills
 * @param until when to stop all the same, ms since 1970
 * @param tell is told of progress
 */
export async function crashAgainAndAgain(
  table: Table,
  random: () => number,
  { rounds, until }: { rounds: number; until: number },
  tell: (line: string) => void,
): Promise<CrashReport> {
  const { product, clients, rooms, figures } = table;
  const kills = new Map<string, number>();
  const losses: Loss[] = [];
  let lostFigures = 0;
  let diverged = 0;
  let late = 0;
  const compare = async () => {
    const together = await Promise.race([settled(clients), product.gone().then(() => null)]);
    if (together === false) late += 1;
    if (together && !agree(clients, documentsOnDisk(product.dataDir, rooms))) diverged += 1;
  };
  await product.kill("SIGTERM");
  for (let round = 1; round <= rounds && Date.now() < until; round += 1) {
    const kill = drawKill(random);
    // A kill inside something may strike while everybody comes back, or within the start itself.
    await product.start(killEnvironment(kill)).catch(() => undefined);
    await compare();
    for (const client of clients) client.type(table.pages.get(client.name) ?? [], 12);
    figures.start();
    const inTime = await end(product, kill, clients, random);
    for (const client of clients) client.rest();
    await figures.stop();
    const name = inTime ? nameOfKill(kill) : "at a moment";
    kills.set(name, (kills.get(name) ?? 0) + 1);
    losses.push(...lossesOf(clients, documentsOnDisk(product.dataDir, rooms)));
    if (figures.isLost(product.dataDir)) lostFigures += 1;
    if (round % 10 === 0) tell(`${round} kills, ${losses.length} losses`);
  }
  await product.start();
  await compare();
  const updates = clients.reduce((sum, { doc }) => sum + Y.getState(doc.store, doc.clientID), 0);
  return { kills, losses, lostFigures, diverged, late, updates };
}

/** Ends the server as drawn. @returns whether it ended where it was to */
async function end(
  product: Product,
  kill: Kill,
  clients: readonly Client[],
  random: () => number,
): Promise<boolean> {
  if (kill.kind === "moment") {
    await delay(kill.afterMs);
    await product.kill("SIGKILL");
    return true;
  }
  // A compaction happens when a room empties: its people lose their connection for a moment.
  const leave = setTimeout(() => clients.forEach((client) => client.interrupt()), 300 * random());
  const inTime = await Promise.race([
    product.gone().then(() => true),
    delay(PATIENCE_MS).then(() => false),
  ]);
  clearTimeout(leave);
  await product.kill("SIGKILL");
  return inTime;
}

function agree(clients: readonly Client[], disk: ReadonlyMap<string, Y.Doc>): boolean {
  return clients.every(({ doc, name }) => {
    const stored = disk.get(name);
    return stored !== undefined && content(doc) === content(stored);
  });
}

function content(doc: Y.Doc): string {
  return JSON.stringify(readSheet(doc));
}
