/** Whether the server grows with the number of edits, as opposed to with what is on the pages. */
import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { localOrigin } from "~/collab/undo";
import { editSomething } from "../support/random-edit";
import type { Product } from "../e2e/support/product";
import type { Ledger } from "./ledger";
import type { Run } from "./sitting";
import { seat, settled, type Table } from "./table";

/** Edits that are sent before their acknowledgement is waited for. */
const BATCH = 100;
/** Samples of which the smallest counts: what a collection has just freed is not growth. */
const SAMPLES = 12;
/** How much more memory the whole may take than its tenth. */
const GROWTH = 1.2;
/**
 * Whose sheets are written in, one pair after the other, so that no document comes near the size at
 * which it takes no more.
 */
const PAIRS = [
  ["sales", "finance"],
  ["aftersales", "marketing"],
  ["administration", "customer-care"],
] as const;

/** Makes so many edits, spread over the people and the departments, and tells what it came to. */
export async function growUnder(
  product: Product,
  { random, ledger, tell, isStopped }: Run,
  edits: number,
): Promise<void> {
  let afterTenth = 0;
  let made = 0;
  let changes = 0;
  for (const [index, departments] of PAIRS.entries()) {
    const table = await seat(product, random, departments);
    const until = (edits * (index + 1)) / PAIRS.length;
    while (made < until && !isStopped()) {
      made += writeBatch(table, random);
      const together = await settled(table.clients);
      if (!together) ledger.wrong("times somebody was not back", `after ${made} edits`);
      if (!together) break;
      if (afterTenth === 0 && made >= edits / 10) afterTenth = await residentMiB(product);
    }
    changes += leave(table, ledger);
    tell(`memory: ${made} edits made, ${changes} changes saved`);
  }
  const afterAll = await residentMiB(product);
  const figures = `${afterTenth.toFixed(0)} MiB after a tenth, ${afterAll.toFixed(0)} MiB after all`;
  if (afterAll > afterTenth * GROWTH) ledger.wrong("memory grown", figures);
  tell(`memory: ${figures} of ${made} edits; ${changes} changes saved`);
}

/** @returns how many edits were tried */
function writeBatch({ clients, pages }: Table, random: () => number): number {
  const writers = clients.filter((client) => client.writes);
  for (const { doc, name } of writers) {
    for (let edit = 0; edit < BATCH; edit += 1) {
      editSomething(doc, random, pages.get(name) ?? [], localOrigin);
    }
  }
  return writers.length * BATCH;
}

/** Everybody goes. @returns how many changes the server has taken from them */
function leave({ clients }: Table, ledger: Ledger): number {
  let taken = 0;
  for (const client of clients) {
    const refusal = client.refusal();
    if (refusal ?? client.taken < client.changes) {
      ledger.wrong("edits refused", `${client.taken} of ${client.changes} taken: ${refusal}`);
    }
    taken += client.taken;
    client.leave();
  }
  return taken;
}

/** The smallest of some samples, while nobody does anything. Linux only. */
async function residentMiB(product: Product): Promise<number> {
  const samples: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    await delay(250);
    const status = readFileSync(`/proc/${product.pid()}/status`, "utf8");
    samples.push(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
  }
  return Math.min(...samples);
}
