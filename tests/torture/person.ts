/** A person of the sample dealership at the running server: their cookie, their commands. */
import { WebSocket } from "ws";
import type { Product } from "../e2e/support/product";
import { query } from "./disk";

/** Somebody who has sat down. */
export interface Person {
  readonly seat: string;
  /** What their browser sends along, `name=value`. */
  readonly cookie: string;
  /** A socket class as a browser's would be: from our own page, with the person's cookie. */
  readonly Socket: typeof globalThis.WebSocket;
  /** Sends a command. @returns the verb's outcome; null when the server could not be reached */
  command(name: string, input: unknown): Promise<Answer | null>;
}

/** What a command came to. */
export type Answer =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: string };

/** Sits somebody down by their name on the start page. */
export function personAt({ url, dataDir }: Product, name: string): Promise<Person> {
  const [found] = query<{ id: string }>(dataDir, "SELECT id FROM person WHERE name_zh = ?", name);
  if (!found) throw new Error(`nobody is called ${name}`);
  return sitDown(url, found.id);
}

/** Sits somebody down by the demo's one click. @param seat the id of the person */
async function sitDown(url: string, seat: string): Promise<Person> {
  const answer = await fetch(`${url}/sit-down`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: url, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ seat }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(";", 1)[0];
  if (cookie === undefined) throw new Error(`nobody sat down at ${seat}: ${answer.status}`);
  const headers = { cookie, origin: url };
  class PersonsSocket extends WebSocket {
    constructor(address: string | URL) {
      super(address, { headers });
    }
  }
  return {
    seat,
    cookie,
    Socket: PersonsSocket as unknown as typeof globalThis.WebSocket,
    async command(name, input) {
      try {
        const sent = await fetch(`${url}/commands/${name}`, {
          method: "POST",
          headers: { ...headers, "content-type": "application/json" },
          body: JSON.stringify(input),
        });
        return (await sent.json()) as Answer;
      } catch {
        return null;
      }
    },
  };
}
