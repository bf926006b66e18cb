import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { sqliteUpdateLog } from "#server/rooms/sqlite-update-log";
import { encodeAwarenessUpdate } from "~/protocol/awareness-update";
import { CloseCode } from "~/protocol/close-codes";
import { encodeMessage, type ClientMessage } from "~/protocol/messages";
import { addFinding, findingText, readFindings } from "~/sheet/findings";
import { readSheet } from "~/sheet/read-sheet";
import { RawPeer } from "./support/raw-peer";
import { admitted, startRoomServer, type RoomServer } from "./support/room-server";
import { pick, seededRandom } from "./support/seeded-random";
import { temporaryDatabase } from "./support/temporary-database";

const ROOM = "sheet/m/d";
const PAGE = "measure:M1";
const STEPS = 100;

/** Set FUZZ_SEED to run one seed that failed, or others than these. */
const seeds = process.env.FUZZ_SEED ? process.env.FUZZ_SEED.split(",").map(Number) : [1, 2, 3];

/** Updates that Yjs takes apart without complaint and that no Yjs client writes. */
const unsound: [string, (honest: number, known: number) => number[]][] = [
  ["an empty range to delete of a client nobody knows", () => [0, 1, 77, 1, 0, 0]],
  ["an empty range to delete within what is known", (client) => deletion(client, 0, 0)],
  ["an empty range to delete just behind what is known", (client, end) => deletion(client, end, 0)],
  ["an insertion of no length", () => [1, 1, 77, 0, 0, 0, 0]],
  ["a range beyond exact numbers", () => [0, 1, 77, 1, ...bytesOf(Number.MAX_SAFE_INTEGER), 9]],
];

describe.each([
  ["an editor", true],
  ["a viewer", false],
])("%s", (_role, mayEdit) => {
  test.each(unsound)("who sends %s is sent away, and nobody else notices", async (_, update) => {
    const { server, member } = await startWithHostile(mayEdit);
    const hostile = new RawPeer(server, ROOM, "hostile");
    await hostile.sync();
    const { clientID, store } = member.doc;
    const bytes = Uint8Array.from(update(clientID, Y.getState(store, clientID)));
    hostile.send({ type: "update", update: bytes });
    expect(await hostile.next("refused")).toMatchObject({ code: "malformed" });
    expect(await hostile.closed).toBe(CloseCode.malformed);
    await expectUnharmed(server, [member]);
  });

  test("whose state is nested deeper than the stack is sent away", async () => {
    const { server, member } = await startWithHostile(mayEdit);
    const hostile = new RawPeer(server, ROOM, "hostile");
    await hostile.sync();
    const deep = "[".repeat(20_000) + "]".repeat(20_000);
    const state = `{"cursor":{"field":"f","anchor":{"a":${deep}},"head":{}}}`;
    const words = new TextEncoder().encode(state);
    const update = Uint8Array.from([1, 1, 1, ...bytesOf(words.length), ...words]);
    hostile.send({ type: "awareness", update });
    expect(await hostile.closed).toBe(CloseCode.malformed);
    await expectUnharmed(server, [member]);
  });

  test.each(seeds)("who sends bytes of every kind harms nobody (seed %i)", async (seed) => {
    const random = seededRandom(seed);
    const { server, member, raw } = await startWithHostile(mayEdit);
    const other = new RawPeer(server, ROOM, "other");
    await other.sync();
    const before = mayEdit ? null : Y.encodeStateAsUpdate(member.doc);
    let hostile = new RawPeer(server, ROOM, "hostile");
    await hostile.sync();
    for (let step = 0; step < STEPS; step++) {
      hostile.socket.send(hostileBytes(hostile.doc, member.doc.clientID, random));
      await Promise.race([hostile.sync(), hostile.closed]);
      if (hostile.socket.readyState === WebSocket.OPEN) continue;
      hostile = new RawPeer(server, ROOM, "hostile");
      await hostile.sync();
    }
    if (before) expect(Y.encodeStateAsUpdate(member.doc)).toEqual(before);
    await expectUnharmed(server, [member, other]);

    const log = sqliteUpdateLog(raw, randomUUID, Date.now);
    const restarted = await startRoomServer({ log });
    const late = new RawPeer(restarted, ROOM, "late");
    await late.sync();
    expect(content(late.doc)).toEqual(content(member.doc));
  });
});

test("an update on which Yjs fails halfway leaves no half, and what others sent is kept", async () => {
  const server = await startRoomServer({ settings: { commits: { apartMs: 60_000 } } });
  const [member, hostile] = ["member", "hostile"].map(
    (person) => new RawPeer(server, ROOM, person),
  ) as [RawPeer, RawPeer];
  await Promise.all([member.next("hello"), hostile.next("hello")]);
  server.hub.flush();
  await Promise.all([member.sync(), hostile.sync()]);
  const number = member.type("kept");
  while (server.hub.stats().pending === 0) await new Promise(setImmediate);
  // One client's "half", then another's "x" that stands behind itself.
  const half = [1, 78, 0, 4, 1, 1, 116, 4, ...new TextEncoder().encode("half")];
  const behindItself = [1, 77, 0, 128 + 4, 77, 0, 1, 120];
  hostile.send({ type: "update", update: Uint8Array.from([2, ...half, ...behindItself, 0]) });
  expect(await hostile.closed).toBe(CloseCode.malformed);
  server.hub.flush();
  await member.saved(number);
  const read = server.hub.read({ kind: "sheet", meetingId: "m", departmentId: "d" }, null, (doc) =>
    doc.getText("t").toJSON(),
  );
  expect(read).toEqual({ ok: true, value: "kept" });
  member.type(" on");
  while (server.hub.stats().pending === 0) await new Promise(setImmediate);
  server.hub.flush();
  await member.saved(2);
});

test("a message on which the server itself fails costs its sender the connection, nobody else", async () => {
  const server = await startRoomServer();
  const member = new RawPeer(server, ROOM, "member");
  const unlucky = new RawPeer(server, ROOM, "unlucky");
  await Promise.all([member.sync(), unlucky.sync()]);
  Object.defineProperty(server.controls, "now", {
    get() {
      throw new Error("a bug");
    },
    configurable: true,
  });
  unlucky.announce({ clientId: 1, clock: 1, state: {} });
  const code = await unlucky.closed;
  Object.defineProperty(server.controls, "now", { value: Date.now() });
  expect(code).toBe(CloseCode.malformed);
  const facts = expect.objectContaining({ room: ROOM, authors: ["unlucky"] });
  expect(server.lines).toContainEqual({ level: "error", message: "message failed", facts });
  await member.saved(member.type("still here"));
});

async function startWithHostile(mayEdit: boolean) {
  const { raw } = temporaryDatabase();
  const server = await startRoomServer({ log: sqliteUpdateLog(raw, randomUUID, Date.now) });
  server.controls.admit = (_, session) =>
    admitted(session ?? "", { mayEdit: session !== "hostile" || mayEdit });
  const member = new RawPeer(server, ROOM, "member");
  await member.sync();
  const number = member.edit((doc) => {
    for (const text of ["客户到店少", "库存积压"]) {
      addFinding(doc, null, { page: PAGE, kind: "problem", text });
    }
    doc.getText("t").insert(0, "某段话");
    doc.getText("t").delete(1, 1);
  });
  await member.saved(number);
  return { server, member, raw };
}

/** The members are still connected, write on, read each other, and all hold the same. */
async function expectUnharmed(server: RoomServer, members: readonly RawPeer[]): Promise<void> {
  for (const [index, member] of members.entries()) {
    expect(member.socket.readyState).toBe(WebSocket.OPEN);
    await member.saved(member.type(`here ${index}`));
  }
  for (const member of members) {
    await member.sync();
    expect(member.words).toContain(`here ${members.length - 1}`);
    expect(content(member.doc)).toEqual(content(members[0]?.doc ?? new Y.Doc()));
  }
  expect(server.lines.filter(({ level }) => level === "error")).toEqual([]);
}

function content(doc: Y.Doc): unknown {
  return [readSheet(doc), doc.getText("t").toJSON(), Y.encodeStateVector(doc)];
}

function hostileBytes(doc: Y.Doc, honest: number, random: () => number): Uint8Array {
  const message = pick(random, honestMessages(doc, honest, random)) ?? { type: "query-awareness" };
  const bytes = encodeMessage(message);
  const attacks: (() => Uint8Array)[] = [
    () => randomBytes(random, 60),
    () => bytes,
    () => bytes.slice(0, Math.floor(random() * bytes.length)),
    () => mutated(bytes, random),
    // The frame in order, what is in it not.
    () => encodeMessage(withPayload(message, (payload) => mutated(payload, random))),
    () => encodeMessage(withPayload(message, (payload) => mutated(payload, random))),
    () => encodeMessage(withPayload(message, () => randomBytes(random, 30))),
  ];
  return pick(random, attacks)?.() ?? bytes;
}

/** What a client with this copy might send. */
function honestMessages(doc: Y.Doc, honest: number, random: () => number): ClientMessage[] {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const before = Y.encodeStateVector(copy);
  const finding = pick(random, readFindings(copy, PAGE));
  const text = finding && findingText(copy, finding.id);
  if (random() < 0.5) text?.insert(Math.floor(random() * (text.length + 1)), "字ab");
  if (random() < 0.3 && text && text.length > 1) text.delete(0, 1);
  if (random() < 0.3) addFinding(copy, null, { page: PAGE, kind: "risk", text: "新" });
  const change = Y.encodeStateAsUpdate(copy, before);
  const entry = { clientId: pick(random, [1, honest]) ?? 1, clock: 1, state: { following: true } };
  return [
    { type: "update", update: change },
    { type: "update", update: change, seq: Math.floor(random() * 1_000) },
    { type: "sync-step-2", update: Y.encodeStateAsUpdate(copy) },
    { type: "update", update: Uint8Array.from(deletion(honest, Math.floor(random() * 40), 1)) },
    { type: "sync-step-1", stateVector: before },
    { type: "awareness", update: encodeAwarenessUpdate([entry]) },
    { type: "submitted", seq: Math.floor(random() * 1_000) },
  ];
}

function withPayload(
  message: ClientMessage,
  change: (payload: Uint8Array) => Uint8Array,
): ClientMessage {
  if ("update" in message) return { ...message, update: change(message.update) };
  if (message.type !== "sync-step-1") return message;
  return { ...message, stateVector: change(message.stateVector) };
}

/** One to four bytes changed, put in or taken out. */
function mutated(bytes: Uint8Array, random: () => number): Uint8Array {
  const changed = [...bytes];
  for (let times = 1 + Math.floor(random() * 4); times > 0; times--) {
    const at = Math.floor(random() * changed.length);
    const byte = pick(random, [0, 1, 127, 128, 255, Math.floor(random() * 256)]) ?? 0;
    const taken = pick(random, [0, 1, 1, 1]) ?? 1;
    if (random() < 0.2) changed.splice(at, 1);
    else changed.splice(at, taken, byte);
  }
  return Uint8Array.from(changed);
}

function randomBytes(random: () => number, atMost: number): Uint8Array {
  return Uint8Array.from({ length: Math.floor(random() * atMost) }, () => random() * 256);
}

/** An update that only deletes a range of one client. */
function deletion(client: number, clock: number, length: number): number[] {
  return [0, 1, ...bytesOf(client), 1, ...bytesOf(clock), ...bytesOf(length)];
}

/** A number as lib0 writes it: seven bits a byte, the lowest first. */
function bytesOf(value: number): number[] {
  return value < 128 ? [value] : [128 + (value % 128), ...bytesOf(Math.floor(value / 128))];
}
