/** Whether the server grows with the number of edits, as opposed to with what is on the pages. */
import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { localOrigin } from "~/collab/undo";
import { editSomething } from "../support/random-edit";
import type { Product } from "../e2e/support/product";
import { settled, type Table } from "./table";

/** Resident memory after a tenth and after the whole, MiB. */
export interface MemoryReport {
  readonly edits: number;
  readonly afterTenth: number;
  readonly afterAll: number;
}

/** Edits that are sent before their acknowledgement is waited for. */
const BATCH = 100;
/** Samples of which the smallest counts: what a collection has just freed is not growth. */
const SAMPLES = 12;

/** Makes so many edits, spread over the people. */
export async function growUnder(
  { product, clients, pages }: Table,
  random: () => number,
  edits: number,
): Promise<MemoryReport> {
  const writers = clients.filter((client) => client.writes);
  let afterTenth = 0;
  for (let made = 0; made < edits;) {
    for (const { doc, name } of writers) {
      for (let edit = 0; edit < BATCH; edit += 1) {
        editSomething(doc, random, pages.get(name) ?? [], localOrigin);
      }
      made += BATCH;
    }
    await settled(clients);
    if (afterTenth === 0 && made >= edits / 10) afterTenth = await residentMiB(product);
  }
  return { edits, afterTenth, afterAll: await residentMiB(product) };
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
