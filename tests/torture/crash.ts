/** Kills the server again and again while people write, and asks after each time what was lost. */
import { setTimeout as delay } from "node:timers/promises";
import * as Y from "yjs";
import { readSheet } from "~/sheet/read-sheet";
import type { Product } from "../e2e/support/product";
import type { Client } from "./clients";
import { documentsOnDisk } from "./disk";
import type { FigureEntry } from "./figures";
import { killEnvironment, killOfRound, needsEmptyRoom, takeStrike, type Kill } from "./kill";
import type { Ledger } from "./ledger";
import { lossesOf } from "./losses";
import { settled, type Table } from "./table";

/** How long a kill inside something is waited for before the server is killed anyway, ms. */
const PATIENCE_MS = 4_000;
/** How often a room is emptied while a compaction is waited for, ms. */
const EMPTY_EVERY_MS = 400;
/** The mean time between two edits of one writer, ms. */
const TYPING_MS = 12;

/** What a run of rounds works with. */
export interface Rounds {
  readonly product: Product;
  readonly table: Table;
  readonly figures: FigureEntry;
  /** The number of the first round, and of the one at which to stop. */
  readonly from: number;
  readonly to: number;
  /** Whether to stop all the same. */
  readonly isOver: () => boolean;
}

/**
 * @param rounds the product runs before, and afterwards
 * @param random from 0 up to 1
 */
export async function crashAgainAndAgain(
  { product, table, figures, from, to, isOver }: Rounds,
  random: () => number,
  ledger: Ledger,
  tell: (line: string) => void,
): Promise<void> {
  const { clients, rooms, pages } = table;
  await product.kill("SIGTERM");
  for (let round = from; round < to && !isOver(); round += 1) {
    const kill = killOfRound(round, random);
    // A kill inside something may strike while everybody comes back, or within the start itself.
    await product.start(killEnvironment(kill, product.dataDir)).catch(() => undefined);
    await compare(product, table, ledger);
    for (const client of clients) client.type(pages.get(client.name) ?? [], TYPING_MS);
    figures.start();
    const endedItself = await end(product, kill, clients);
    const struck = takeStrike(product.dataDir) !== null;
    for (const client of clients) client.rest();
    await figures.stop();
    ledger.killed(kill, struck);
    if (endedItself && !struck) {
      ledger.wrong("servers that ended by themselves", product.output().slice(-2_000));
    }
    for (const loss of lossesOf(clients, documentsOnDisk(product.dataDir, rooms))) {
      ledger.wrong("words lost", JSON.stringify(loss));
    }
    if (figures.isLost(product.dataDir)) ledger.wrong("figures lost", `in round ${round + 1}`);
    if ((round + 1) % 10 === 0) tell(ledger.progress());
  }
  await product.start();
  await compare(product, table, ledger);
  ledger.written(clients.reduce((sum, { doc }) => sum + Y.getState(doc.store, doc.clientID), 0));
}

/** Waits until everybody is back; all must hold the same then, and so must the disk. */
async function compare(product: Product, { clients, rooms }: Table, ledger: Ledger): Promise<void> {
  for (const client of clients) client.comeBack();
  const together = await Promise.race([settled(clients), product.gone().then(() => null)]);
  if (together === null) return;
  if (!together) ledger.wrong("times somebody was not back", states(clients));
  for (const client of clients) {
    const refusal = client.refusal();
    if (refusal) ledger.wrong("edits refused", `${client.name}: ${refusal}`);
  }
  if (together && !agree(clients, documentsOnDisk(product.dataDir, rooms))) {
    ledger.wrong("documents apart", rooms.join(", "));
  }
}

/** Ends the server as drawn. @returns whether it has ended before it was killed from outside */
async function end(product: Product, kill: Kill, clients: readonly Client[]): Promise<boolean> {
  if (kill.kind === "moment") {
    const ended = await within(product, kill.afterMs);
    await product.kill("SIGKILL");
    return ended;
  }
  // A compaction happens when a room empties: its people lose their connection for a moment.
  const emptying = needsEmptyRoom(kill)
    ? setInterval(() => clients.forEach((client) => client.interrupt()), EMPTY_EVERY_MS)
    : undefined;
  const ended = await within(product, PATIENCE_MS);
  clearInterval(emptying);
  await product.kill("SIGKILL");
  return ended;
}

/** Whether the running server ends within so long. */
function within(product: Product, ms: number): Promise<boolean> {
  return Promise.race([product.gone().then(() => true), delay(ms).then(() => false)]);
}

function states(clients: readonly Client[]): string {
  return clients.map(({ room }) => room.connection.status.get().state.kind).join(", ");
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
