import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { encodeMessage, decodeServerMessage } from "~/protocol/messages";
import { addFinding, findingText } from "~/sheet/findings";
import { measurePageKey } from "~/sheet/page-key";
import { deepNesting, hostileChange, manyRows, overstated } from "../fuzz/hostile-updates";
import { SEEDS } from "../fuzz/seeds";
import { seededRandom } from "../server/rooms/support/seeded-random";
import { query } from "../torture/disk";
import { personAt, type Person } from "../torture/person";
import { expect, test } from "./support/meeting-test";
import type { Product } from "./support/product";

const ROUNDS = 2;
/** What an attack may cost the process at most at any moment, MiB. */
const MOST_EXTRA = 64;
/**
 * Lets garbage wait for less long: without it, the collector's mood and not what was kept decides
 * over the figure, from 40 to 100 MiB for the same frames.
 */
const EAGER_COLLECTION = "--max-semi-space-size=2 --max-old-space-size=144";
/** Edits of which the median is taken; under this many milliseconds nobody notices a difference. */
const [EDITS, UNNOTICED] = [60, 250];

test("people who attack the running product cost it neither memory nor the others their time", async ({
  product,
}, info) => {
  const [seed = 1] = SEEDS;
  const random = seededRandom(seed);
  const volleys = Array.from({ length: ROUNDS }, () => makeVolleys(random)).flat();
  const room = openSheetOf(product, "sales");
  const [manager, facilitator] = [
    await personAt(product, "销售部经理"),
    await personAt(product, "企管专员"),
  ];
  await product.kill("SIGTERM");
  await product.start({ NODE_OPTIONS: EAGER_COLLECTION });
  const writer = await Writer.join(product, room, manager);
  await useOrdinarily(product, manager);
  const latency = await writer.median();
  const before = peakOf(product);
  const attacking = attack(product, room, facilitator, volleys);
  const during = await writer.median();
  const frames = await attacking;
  const forms = await hostileRequests(product, facilitator);
  const extra = peakOf(product) - before;
  const figures = `seed ${seed}: ${frames} frames, ${forms} requests, ${extra.toFixed(0)} MiB more, edits ${latency.toFixed(1)} ms before and ${during.toFixed(1)} ms meanwhile`;
  info.annotations.push({ type: "figures", description: figures });
  console.log(figures);
  expect(extra, figures).toBeLessThanOrEqual(MOST_EXTRA);
  expect(during, figures).toBeLessThanOrEqual(Math.max(2 * latency, UNNOTICED));
  expect((await fetch(`${product.url}/healthz`)).status).toBe(200);
  expect(product.output(), figures).toContain(`"authors":["${facilitator.seat}"]`);
  expect(product.output()).not.toContain('"level":"error"');
  await writer.median();
});

/** Somebody who writes honestly, one word after the other. */
class Writer {
  private readonly doc = new Y.Doc();
  private readonly page = measurePageKey("M1");
  private finding = "";
  private seq = 0;
  private saved: () => void = () => undefined;
  private lost: (error: Error) => void = () => undefined;

  private constructor(private readonly socket: WebSocket) {
    socket.on("message", (data: Buffer) => this.take(new Uint8Array(data)));
    socket.on("close", (code) => this.lost(new Error(`closed with ${code}`)));
  }

  /** Comes in and writes the first words. */
  static async join(product: Product, room: string, person: Person): Promise<Writer> {
    const writer = new Writer(await opened(product, room, person));
    await writer.edit((doc) => {
      writer.finding = addFinding(doc, null, { page: writer.page, kind: "problem", text: "" });
    });
    return writer;
  }

  /** The median of how long an edit takes until it is said to be on disk, ms. */
  async median(): Promise<number> {
    const times: number[] = [];
    for (let made = 0; made < EDITS; made += 1) {
      const began = performance.now();
      await this.edit((doc) => findingText(doc, this.finding)?.insert(0, "字"));
      times.push(performance.now() - began);
    }
    return times.toSorted((a, b) => a - b)[EDITS / 2] ?? 0;
  }

  private edit(write: (doc: Y.Doc) => void): Promise<void> {
    const before = Y.encodeStateVector(this.doc);
    this.doc.transact(() => write(this.doc));
    this.seq += 1;
    this.socket.send(
      encodeMessage({ type: "update", update: Y.encodeStateAsUpdate(this.doc, before) }),
    );
    this.socket.send(encodeMessage({ type: "submitted", seq: this.seq }));
    return new Promise((resolve, reject) => {
      this.saved = resolve;
      this.lost = reject;
    });
  }

  private take(bytes: Uint8Array): void {
    const decoded = decodeServerMessage(bytes);
    if (decoded.ok && decoded.value.type === "saved" && decoded.value.seq === this.seq)
      this.saved();
  }
}

/** Reads pages as a meeting's people do, so that the process has the size it works with. */
async function useOrdinarily({ url }: Product, { cookie }: Person): Promise<void> {
  const pages = ["/", "/board", "/meetings/2021-02/overview", "/meetings/2021-02/minutes"];
  for (let time = 0; time < 30; time += 1) {
    for (const page of pages) {
      const answer = await fetch(url + page, { headers: { cookie, connection: "close" } });
      expect(answer.status).toBe(200);
      await answer.text();
    }
  }
}

/** Frames that are sent one after the other over one connection. */
type Volley = readonly Uint8Array[];

/** Made before anything is measured: making them takes longer than refusing them. */
function makeVolleys(random: () => number): Volley[] {
  return [
    Array.from({ length: 60 }, () => edit(hostileChange(random))),
    [edit(overstated(random))],
    [edit(deepNesting(5_000))],
    Array.from({ length: 50 }, (_, index) => edit(manyRows(index * 1_000, 1_000))),
    [edit(manyRows(0, 20_000))],
    Array.from({ length: 5_500 }, () => Uint8Array.of(3)),
    [new Uint8Array(2 * 1024 * 1024), new Uint8Array(5 * 1024 * 1024)],
    [Uint8Array.from({ length: 500 }, () => random() * 256)],
  ];
}

/** Sends each, coming back whenever the door is shut. @returns how many frames */
async function attack(
  product: Product,
  room: string,
  person: Person,
  volleys: readonly Volley[],
): Promise<number> {
  let frames = 0;
  for (const volley of volleys) {
    const socket = await opened(product, room, person);
    const done = new Promise<void>((resolve) => {
      socket.once("close", () => resolve());
      // All of it has been read when the number behind it is answered.
      socket.on("message", (data: Buffer) => {
        const decoded = decodeServerMessage(new Uint8Array(data));
        if (decoded.ok && decoded.value.type === "saved") resolve();
      });
    });
    for (const frame of volley) socket.send(frame);
    frames += volley.length;
    socket.send(encodeMessage({ type: "submitted", seq: 1 }));
    await done;
    socket.terminate();
  }
  return frames;
}

function edit(update: Uint8Array): Uint8Array {
  return encodeMessage({ type: "update", update });
}

/** Bodies and heads that no browser sends, straight to the port. @returns how many */
async function hostileRequests(product: Product, person: Person): Promise<number> {
  const { host, port } = new URL(product.url);
  const head = (path: string, more: string) =>
    `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${product.url}\r\nCookie: ${person.cookie}\r\n${more}Connection: close\r\n\r\n`;
  const json = "Content-Type: application/json\r\n";
  const form = "Content-Type: multipart/form-data; boundary=b\r\n";
  const long = "x".repeat(100);
  const requests: [string, string | Buffer][] = [
    [head("/commands/save-company", `${json}Content-Length: 2\r\n`), "{]"],
    [
      head("/commands/save-company", `${json}Content-Length: 4\r\n`),
      Buffer.from([255, 254, 34, 0]),
    ],
    [head("/commands/__proto__", `${json}Content-Length: 2\r\n`), "{}"],
    [head("/commands/save-company", `${json}Content-Length: 99999999\r\n`), "{"],
    [head("/commands/save-company", `${json}Transfer-Encoding: chunked\r\n`), "ffffffff\r\nx"],
    [head("/commands/save-company", `${json}Transfer-Encoding: chunked\r\n`), "zz\r\nx\r\n"],
    [head("/commands/save-company", `${json}Content-Length: 1200000\r\n`), "x".repeat(1_200_000)],
    [
      head("/sign-in", `${form}Content-Length: 300\r\n`),
      '--b\r\nContent-Disposition: form-data; name="email"\r\n\r\n',
    ],
    [head("/sign-in", "Content-Type: nonsense\r\nContent-Length: 3\r\n"), "abc"],
    [head("/sign-in", `X-Long: ${long.repeat(400)}\r\nContent-Length: 0\r\n`), ""],
    [
      head(`/pictures/m/d?page=${"%00".repeat(50)}`, "Content-Length: 8\r\n"),
      Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    ],
    ["GET /%ff%fe/%2e%2e/%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", ""],
    ["BREW / HTTP/9\r\n\r\n", ""],
  ];
  for (const [sent, body] of requests) {
    const status = await statusOf(Number(port), sent, body);
    const isRefused = status === null || (status >= 400 && status < 500);
    expect(isRefused, `${sent.slice(0, 60)} got ${status}`).toBe(true);
  }
  return requests.length;
}

/** The status of the answer to some bytes; null when there is none but the end of the connection. */
function statusOf(port: number, head: string, body: string | Buffer): Promise<number | null> {
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => {
      socket.write(head);
      // Cut off where the body ends, however much was announced.
      socket.end(body);
    });
    socket.on("data", (bytes) => (answer += bytes.toString("latin1")));
    socket.on("error", () => undefined);
    socket.on("close", () => {
      const status = /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1];
      resolve(status === undefined ? null : Number(status));
    });
  });
}

/** The name of a department's room in the meeting that is not closed. */
function openSheetOf({ dataDir }: Product, department: string): string {
  const [found] = query<{ name: string }>(
    dataDir,
    `SELECT 'sheet/' || meeting.id || '/' || department.id AS name
     FROM meeting JOIN department ON department.company_id = meeting.company_id
     WHERE meeting.phase NOT IN ('closed', 'approved') AND department.code = ?`,
    department,
  );
  if (!found) throw new Error("no meeting is open");
  return found.name;
}

async function opened(product: Product, room: string, person: Person): Promise<WebSocket> {
  const socket = new WebSocket(`${product.url.replace(/^http/, "ws")}/rooms/${room}`, {
    headers: { cookie: person.cookie, origin: product.url },
  });
  socket.on("error", () => undefined);
  await new Promise<void>((resolve) => socket.once("open", () => resolve()));
  return socket;
}

/** The most memory that the process ever had, MiB. Linux only. */
function peakOf(product: Product): number {
  const status = readFileSync(`/proc/${product.pid()}/status`, "utf8");
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024;
}
