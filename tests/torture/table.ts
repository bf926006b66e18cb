/** Everybody at the table, and waiting until they agree. */
import { setTimeout as delay } from "node:timers/promises";
import * as Y from "yjs";
import type { Product } from "../e2e/support/product";
import { Client } from "./clients";
import { query } from "./disk";
import { personAt } from "./person";

/** Who is in which rooms. */
export interface Table {
  readonly clients: readonly Client[];
  readonly rooms: readonly string[];
  /** The pages of a room's sheet that are written in. */
  readonly pages: ReadonlyMap<string, readonly string[]>;
}

/** How many connections write in a room, beside one reader. */
const WRITERS = 4;
/** How long everybody may take to come back and be in step, ms. */
const SETTLE_MS = 60_000;

/** Everybody sits down and opens the February sheets of these departments. */
export async function seat(
  product: Product,
  random: () => number,
  departments: readonly string[],
): Promise<Table> {
  const { dataDir, url } = product;
  const facilitator = await personAt(product, "企管专员");
  const reader = await personAt(product, "集团观察员");
  const clients: Client[] = [];
  const pages = new Map<string, readonly string[]>();
  for (const code of departments) {
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
  return { clients, rooms: [...pages.keys()], pages };
}

/** Waits until everybody is connected, saved, and level with the others of their room. */
export async function settled(clients: readonly Client[]): Promise<boolean> {
  const limit = Date.now() + SETTLE_MS;
  const isQuiet = () =>
    clients.every((client) => client.isSettled()) &&
    clients.every((client) => clients.every((other) => isLevel(client, other)));
  while (!isQuiet()) {
    if (Date.now() > limit || clients.some((client) => client.refusal() !== null)) return false;
    await delay(10);
  }
  return true;
}

/** Whether two people of one room hold the same clocks. */
function isLevel(one: Client, other: Client): boolean {
  if (one.name !== other.name) return true;
  const [a, b] = [one, other].map(({ doc }) => Y.decodeStateVector(Y.encodeStateVector(doc)));
  return a?.size === b?.size && [...(a ?? [])].every(([id, clock]) => b?.get(id) === clock);
}
