import { randomUUID } from "node:crypto";
import { once } from "node:events";
import type { Socket } from "node:net";
import { afterAll, describe, expect, test } from "vitest";
import type { WebSocket } from "ws";
import * as Y from "yjs";
import { rowProjection } from "#server/rooms/projection/row-projection";
import { sqliteUpdateLog } from "#server/rooms/sqlite-update-log";
import { CloseCode, closeReason } from "~/protocol/close-codes";
import { formatRoomName, type RoomName } from "~/protocol/room-name";
import { addFinding, findingText } from "~/sheet/findings";
import { SheetLimit } from "~/sheet/limits";
import { measurePageKey } from "~/sheet/page-key";
import { readSheet } from "~/sheet/read-sheet";
import { RawPeer } from "../server/rooms/support/raw-peer";
import { startRoomServer, type RoomServer } from "../server/rooms/support/room-server";
import { seededRandom } from "../server/rooms/support/seeded-random";
import { raising } from "../support/follow-ups";
import { deepNesting, hostileChange, manyRows, overstated } from "./hostile-updates";
import { SEEDS } from "./seeds";

const FRAMES = 300;
let frames = 0;

afterAll(() => console.log(`fuzz: ${frames} frames, seeds ${SEEDS.join(", ")}`));

describe("somebody who may edit and sends what no browser sends", () => {
  test.each(SEEDS)("harms neither the room nor another one (seed %i)", async (seed) => {
    const random = seededRandom(seed);
    const { server, sheet, elsewhere, rebuilt } = await realRooms();
    const member = await startedMember(server, sheet);
    const other = await joined(server, elsewhere, "other");
    const heard = other.received.length;
    let hostile = await joined(server, sheet, "hostile");
    for (let frame = 0; frame < FRAMES; frame++) {
      frames += 1;
      const update = random() < 0.8 ? hostileChange(random) : overstated(random);
      hostile.send({ type: random() < 0.5 ? "update" : "sync-step-2", update });
      await Promise.race([hostile.sync(), hostile.closed]);
      if (hostile.socket.readyState === hostile.socket.OPEN) continue;
      expect(await hostile.closed).toBe(CloseCode.malformed);
      hostile = await joined(server, sheet, "hostile");
    }
    await expectWorking(server, member, sheet);
    expect(other.received.length).toBe(heard);
    expect(rebuilt()).toBe(true);
    expect(server.lines.filter(({ level }) => level === "error")).toEqual([]);
    expect(namedIn(server)).toEqual(["hostile"]);
  });

  test.each([
    ["an update that nests deeper than any stack", deepNesting(20_000)],
    ["an update by a client who knows another's future", forgedFuture()],
  ])("%s is contained", async (_, update) => {
    const { server, sheet } = await realRooms();
    const member = await startedMember(server, sheet);
    const hostile = await joined(server, sheet, "hostile");
    frames += 1;
    hostile.send({ type: "update", update });
    await Promise.race([hostile.sync(), hostile.closed]);
    await expectWorking(server, member, sheet);
    expect(server.lines.filter(({ level }) => level === "error")).toEqual([]);
  });

  test("a million rows end where a document takes no more, with a code that says so", async () => {
    const { server, sheet } = await realRooms();
    const member = await startedMember(server, sheet);
    const hostile = await joined(server, sheet, "hostile");
    let sent = 0;
    for (; sent < 1_000_000 && hostile.socket.readyState === hostile.socket.OPEN; sent += 1_000) {
      frames += 1;
      hostile.send({ type: "update", update: manyRows(sent, 1_000) });
      await Promise.race([hostile.sync(), hostile.closed]);
    }
    expect(await hostile.closed).toBe(CloseCode.tooLarge);
    expect(sent).toBeLessThanOrEqual(SheetLimit.rowsKept + 1_000);
    expect(hostile.all("refused")).toMatchObject([{ code: "too-large" }]);
    expect(readSheet(member.peer.doc).findings.length).toBeLessThanOrEqual(SheetLimit.rows);
    expect(namedIn(server)).toEqual(["hostile"]);
    // For what the others type there is room all the same.
    await expectWorking(server, member, sheet);
  });

  test("thousands of tiny messages end with being told of the limit, and the author is named", async () => {
    const { server, sheet } = await realRooms();
    const member = await startedMember(server, sheet);
    const hostile = await joined(server, sheet, "hostile");
    const told = once(hostile.socket, "close");
    for (let message = 0; message < 6_000; message++) hostile.send({ type: "query-awareness" });
    frames += 6_000;
    const [code, reason] = (await told) as [number, Buffer];
    expect([code, reason.toString()]).toEqual([4508, closeReason(CloseCode.rateLimited)]);
    await expectWorking(server, member, sheet);
    expect(namedIn(server)).toEqual(["hostile"]);
  });
});

describe("compression", () => {
  test("is not negotiated, and a compressed frame ends its connection unread", async () => {
    const { server, sheet } = await realRooms();
    const member = await startedMember(server, sheet);
    const hostile = await joined(server, sheet, "hostile");
    expect(hostile.socket.extensions).toBe("");
    // Final, compressed, binary; masked with zeros; the first bytes of a bomb.
    socketOf(hostile.socket).write(Buffer.from([0xc2, 0x84, 0, 0, 0, 0, 0xec, 0xc1, 0x01, 0x01]));
    expect(await hostile.closed).toBe(1002);
    expect(namedIn(server)).toEqual(["hostile"]);
    await expectWorking(server, member, sheet);
  });
});

/** The real hub on a real database: its log, its projection, two departments' sheets. */
async function realRooms() {
  const { services, company, meet } = raising();
  const { meetingId } = meet("2021-02");
  const { db, database, clock } = services;
  const server = await startRoomServer({
    log: sqliteUpdateLog(database.raw, randomUUID, () => clock.now()),
    projection: rowProjection(db, clock, () => undefined),
  });
  server.controls.admit = (_, session) => {
    const person = { id: session ?? "", name: "姓名", nameEn: null, colour: "#123456" };
    return {
      ok: true,
      person,
      companyId: company.id,
      mayEdit: true,
      sealed: false,
      until: Infinity,
    };
  };
  const of = (departmentId: string): RoomName => ({ kind: "sheet", meetingId, departmentId });
  return {
    server,
    sheet: of(company.departments.sales),
    elsewhere: of(company.departments.aftersales),
    rebuilt: () => server.hub.rebuildProjections(),
  };
}

async function joined(server: RoomServer, room: RoomName, session: string): Promise<RawPeer> {
  const peer = new RawPeer(server, formatRoomName(room), session);
  await peer.sync();
  return peer;
}

/** Somebody with a finding of their own on the page. */
async function startedMember(server: RoomServer, room: RoomName): Promise<Member> {
  const peer = await joined(server, room, "member");
  let finding = "";
  const page = measurePageKey("M1");
  const number = peer.edit((doc) => {
    finding = addFinding(doc, null, { page, kind: "problem", text: "" });
  });
  await peer.saved(number);
  return { peer, finding };
}

interface Member {
  peer: RawPeer;
  finding: string;
}

/** A member writes on as before, and what they wrote can be read on the page and in the rows. */
async function expectWorking(
  server: RoomServer,
  { peer, finding }: Member,
  room: RoomName,
): Promise<void> {
  const number = peer.edit((doc) => findingText(doc, finding)?.insert(0, "still here"));
  await Promise.race([peer.saved(number), peer.closed]);
  const read = server.hub.read(room, null, (doc) =>
    readSheet(doc).findings.find(({ id }) => id === finding),
  );
  expect(read).toMatchObject({ ok: true, value: { text: "still here" } });
  expect(server.hub.projectNow("")).toBe(true);
}

/** Who is named in the warnings, each once. */
function namedIn({ lines }: RoomServer): string[] {
  const facts = lines
    .filter(({ level }) => level === "warn")
    .map(({ facts: told }) => told as { authors: string[] });
  return [...new Set(facts.flatMap(({ authors }) => authors))];
}

/** A change that builds on clocks of another client which nobody has. */
function forgedFuture(): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 1;
  doc.getText("t").insert(0, "past");
  const before = Y.encodeStateVector(doc);
  doc.getText("t").insert(4, " and future");
  return Y.encodeStateAsUpdate(doc, before);
}

/** The connection under a websocket, to write what the library would not. */
function socketOf(socket: WebSocket): Socket {
  const { _socket: connection } = socket as unknown as { _socket: Socket };
  return connection;
}
