import { afterAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { roomAccess } from "#server/rooms/room-access";
import { can } from "~/domain/access/can";
import { CloseCode } from "~/protocol/close-codes";
import { encodeMessage, MessageType, type ClientMessage } from "~/protocol/messages";
import { formatRoomName } from "~/protocol/room-name";
import { startSession, type SignedIn } from "~/services/session.server";
import { RawPeer } from "../server/rooms/support/raw-peer";
import { startRoomServer, type RoomServer } from "../server/rooms/support/room-server";
import { testServices } from "../support/company";
import { actorsOf } from "./expectation";
import { CLIENT_MESSAGES, ROOM_TABLE, SERVER_TYPES, type RoomEntry } from "./room-table";
import { inState, makeSetting } from "./setting";
import { statedSize } from "./stated-size";

const services = testServices();
const own = makeSetting(services, ["2021-02", "2021-03", "2021-04"]);
const foreign = makeSetting(services, ["2021-01", "2021-05", "2021-06"]);
let cells = 0;

afterAll(() => console.log(`permissions: ${cells} cells of rooms`));

test("every message that a client may send, and every one that a server sends, has its cell", () => {
  const types = Object.keys(CLIENT_MESSAGES).flatMap((type) => {
    const [number] = encodeMessage(messageOf(type as ClientMessage["type"], new Y.Doc(), 1));
    return number ?? [];
  });
  const all = new Set([...types, ...SERVER_TYPES]);
  expect([...all].toSorted()).toEqual(Object.values(MessageType).toSorted());
});

describe.each(["open", "closed"] as const)("while the meeting is %s", (state) => {
  inState(services, [own, foreign], state);

  test.each(Object.entries(ROOM_TABLE))("the room: %s", async (_, entry) => {
    const server = await startRoomServer();
    server.controls.admit = roomAccess(services).admit;
    server.controls.now = services.clock.now();
    const wrong: unknown[] = [];
    const witness = new RawPeer(
      server,
      formatRoomName(entry.room(own)),
      sessionOf(own.people.viewer),
    );
    await witness.sync();
    witness.announce({ clientId: witness.doc.clientID, clock: 1, state: {} });
    for (const [actor, who] of actorsOf(own, foreign)) {
      const expected = expectedIn(entry, who, state === "closed");
      const found = await tryAll({ server, entry, witness }, actor, who);
      cells += Object.keys(CLIENT_MESSAGES).length + SERVER_TYPES.length;
      if (JSON.stringify(found) !== JSON.stringify(expected))
        wrong.push({ actor, found, expected });
    }
    expect(wrong).toEqual([]);
  });
});

test("SECURITY.md says how many cells these are", () => {
  expect(cells).toBe(statedSize("room messages"));
});

/** A room that is being tried, with somebody in it who hears what the others do. */
interface Tried {
  server: RoomServer;
  entry: RoomEntry;
  witness: RawPeer;
}

/** What came of each message: by its type. A number is the code with which the door was shut. */
type Cells = Record<string, string | number>;

/** What has to come of each message, from the table and `can()`. */
function expectedIn(entry: RoomEntry, who: SignedIn | null, isClosed: boolean): Cells {
  const subject = { companyId: own.company.id, departmentId: entry.departmentId?.(own) };
  const may = (action: RoomEntry["read"], sealed = false) =>
    who !== null && can(who.actor, action, { ...subject, sealed });
  const door = doorFor(who, may(entry.read));
  const editing = () => {
    if (entry.edit === null) return "no-document";
    if (isClosed) return "sealed";
    return may(entry.edit, isClosed) ? "saved" : "read-only";
  };
  const ofClient = Object.entries(CLIENT_MESSAGES).map(([type, asks]) => [
    type,
    door ?? (asks === "read" ? "answered" : editing()),
  ]);
  const ofServer = SERVER_TYPES.map((type) => [String(type), door ?? CloseCode.malformed]);
  return Object.fromEntries([...ofClient, ...ofServer]);
}

/** The code with which somebody is turned away; null for whoever may come in. */
function doorFor(who: SignedIn | null, mayRead: boolean): number | null {
  if (!who) return CloseCode.signedOut;
  if (who.actor.companyId !== own.company.id) return CloseCode.unknownRoom;
  return mayRead ? null : CloseCode.forbidden;
}

/** Sends a room every message there is, as somebody. */
async function tryAll(
  { server, entry, witness }: Tried,
  actor: string,
  who: SignedIn | null,
): Promise<Cells> {
  const found: Cells = {};
  const session = who ? sessionOf(who) : "nobody's";
  const room = formatRoomName(entry.room(own));
  const peer = new RawPeer(server, room, session);
  for (const type of Object.keys(CLIENT_MESSAGES) as ClientMessage["type"][]) {
    const answer = answerTo({ server, entry, witness }, peer, { type, actor, who });
    found[type] = await Promise.race([answer, peer.closed]);
  }
  peer.socket.close();
  for (const type of SERVER_TYPES) {
    const forger = new RawPeer(server, room, session);
    forger.socket.once("open", () => forger.socket.send(Uint8Array.of(type, 1, 0)));
    found[type] = await forger.closed;
  }
  return found;
}

/** Sends one message. @returns `answered` when it did what it asks for, or what became of an edit */
async function answerTo(
  { server, entry, witness }: Tried,
  peer: RawPeer,
  { type, actor, who }: { type: ClientMessage["type"]; actor: string; who: SignedIn | null },
): Promise<string> {
  switch (type) {
    case "sync-step-1":
      await peer.sync();
      return "answered";
    case "submitted":
      await peer.saved(peer.submit());
      return "answered";
    case "awareness":
      peer.announce({ clientId: peer.doc.clientID, clock: 1, state: { following: true } });
      await witness.hears(peer.doc.clientID, (state) =>
        JSON.stringify(state).includes(`"id":"${who?.actor.personId}"`),
      );
      return "answered";
    case "query-awareness": {
      const before = peer.all("awareness").length;
      peer.send({ type });
      await peer.sync();
      return peer.all("awareness").length > before ? "answered" : "not answered";
    }
    case "update":
    case "sync-step-2": {
      const key = `${actor} ${type}`;
      const update = peer.change((doc) => doc.getMap("cells").set(key, 1));
      peer.send({ type, update: type === "update" ? update : Y.encodeStateAsUpdate(peer.doc) });
      const number = peer.submit();
      const became = await Promise.race([
        peer.saved(number).then(() => "saved"),
        peer.next("refused", ({ seq }) => seq === number || entry.edit === null),
      ]);
      const answer = typeof became === "string" ? became : became.code;
      return isThere(server, entry, key) === (answer === "saved") ? answer : `${answer}, untrue`;
    }
  }
}

/** Whether an edit has reached the document on disk. */
function isThere({ hub }: RoomServer, entry: RoomEntry, key: string): boolean {
  if (entry.edit === null) return false;
  const read = hub.read(entry.room(own), own.company.id, (doc) => doc.getMap("cells").has(key));
  return read.ok && read.value;
}

function sessionOf({ actor }: SignedIn): string {
  return startSession(services.db, actor.personId, services.clock.now());
}

function messageOf(type: ClientMessage["type"], doc: Y.Doc, seq: number): ClientMessage {
  switch (type) {
    case "sync-step-1":
      return { type, stateVector: Y.encodeStateVector(doc) };
    case "sync-step-2":
    case "update":
      return { type, update: Y.encodeStateAsUpdate(doc) };
    case "awareness":
      return { type, update: Uint8Array.of(0) };
    case "query-awareness":
      return { type };
    case "submitted":
      return { type, seq };
  }
}
