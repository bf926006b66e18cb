import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { memoryUpdateLog } from "#server/rooms/memory-update-log";
import { CloseCode } from "~/protocol/close-codes";
import { RawPeer } from "./support/raw-peer";
import { admitted, faultyLog, startRoomServer, type RoomServer } from "./support/room-server";

const ROOM = "sheet/m/d";

/** A server on which `viewer` may only read. */
async function startWithViewer(): Promise<RoomServer> {
  const server = await startRoomServer();
  server.controls.admit = (_, session) =>
    admitted(session ?? "", { mayEdit: session !== "viewer" });
  return server;
}

describe("at the door", () => {
  test("the first message says what one may do, on which copy, and what time it is", async () => {
    const server = await startRoomServer();
    const peer = new RawPeer(server, ROOM, "a");
    await peer.sync();
    expect(peer.received[0]).toEqual({
      type: "hello",
      generation: expect.stringMatching(/./),
      mayEdit: true,
      sealed: false,
      now: server.controls.now,
      personId: "a",
    });
  });

  test.each([
    ["signed out", CloseCode.signedOut],
    ["not allowed", CloseCode.forbidden],
    ["in a room that there is not", CloseCode.unknownRoom],
  ] as const)(
    "somebody %s is sent away with a code of its own and told nothing",
    async (_, code) => {
      const server = await startRoomServer();
      server.controls.admit = () => ({ ok: false, close: code });
      const peer = new RawPeer(server, ROOM, "a");
      expect(await peer.closed).toBe(code);
      expect(peer.received).toEqual([]);
      expect(server.hub.stats().rooms).toBe(0);
    },
  );

  test("a forged room name is unknown before anybody is asked about it", async () => {
    const server = await startRoomServer();
    server.controls.admit = () => {
      throw new Error("asked");
    };
    for (const name of ["sheet/m", "sheet/m/d/e", "admin/m", "sheet/m/a%20b"]) {
      expect(await new RawPeer(server, name, "a").closed).toBe(CloseCode.unknownRoom);
    }
  });

  test("nobody gets in while rights cannot be read", async () => {
    const server = await startRoomServer();
    server.controls.admit = () => {
      throw new Error("database is locked");
    };
    expect(await new RawPeer(server, ROOM, "a").closed).toBe(CloseCode.storageFailure);
  });

  test("a copy of another generation is turned away, one of this generation is let in", async () => {
    const server = await startRoomServer();
    const peer = new RawPeer(server, ROOM, "a");
    const { generation } = await peer.next("hello");
    const same = new RawPeer(server, ROOM, "b", { generation });
    await same.sync();
    const other = new RawPeer(server, ROOM, "c", { generation: "another" });
    expect(await other.closed).toBe(CloseCode.otherGeneration);
    expect(other.received).toEqual([]);
  });
});

describe("somebody who may only read", () => {
  test("is refused an edit before it touches the document, and told which", async () => {
    const log = faultyLog(memoryUpdateLog(randomUUID));
    const server = await startRoomServer({ log });
    server.controls.admit = (_, session) => admitted(session ?? "", { mayEdit: false });
    const viewer = new RawPeer(server, ROOM, "viewer");
    await viewer.sync();
    const stored = log.appends.flat().length;
    const number = viewer.type("forged");
    expect(await viewer.next("refused")).toEqual({ type: "refused", code: "read-only" });
    expect(await viewer.next("refused")).toEqual({
      type: "refused",
      code: "read-only",
      seq: number,
    });
    await viewer.sync();
    const reader = new RawPeer(server, ROOM, "b");
    await reader.sync();
    expect(reader.words).toBe("");
    expect(log.appends.flat()).toHaveLength(stored);
    expect(viewer.all("saved")).toEqual([]);
    expect(viewer.all("hello")[0]?.mayEdit).toBe(false);
  });

  test("is not refused for repeating what everybody has, deletions too", async () => {
    const server = await startWithViewer();
    const author = new RawPeer(server, ROOM, "a");
    await author.sync();
    author.type("words");
    await author.saved(author.edit((doc) => doc.getText("t").delete(0, 2)));
    const viewer = new RawPeer(server, ROOM, "viewer");
    await viewer.sync();
    viewer.send({ type: "sync-step-2", update: Y.encodeStateAsUpdate(viewer.doc) });
    await viewer.saved(viewer.submit());
    expect(viewer.all("refused")).toEqual([]);
  });

  test("is refused a deletion", async () => {
    const server = await startWithViewer();
    const author = new RawPeer(server, ROOM, "a");
    await author.sync();
    await author.saved(author.type("words"));
    const viewer = new RawPeer(server, ROOM, "viewer");
    await viewer.sync();
    viewer.edit((doc) => doc.getText("t").delete(0, 5));
    expect(await viewer.next("refused")).toMatchObject({ code: "read-only" });
    await author.sync();
    expect(author.words).toBe("words");
  });

  test("receives what others write", async () => {
    const server = await startWithViewer();
    const [author, viewer] = [new RawPeer(server, ROOM, "a"), new RawPeer(server, ROOM, "viewer")];
    await Promise.all([author.sync(), viewer.sync()]);
    author.type("live");
    await viewer.next("update");
    expect(viewer.words).toBe("live");
  });
});

describe("when rights change", () => {
  test("a record that is sealed in the middle refuses the next edit, and what came before is kept", async () => {
    const server = await startRoomServer();
    const author = new RawPeer(server, ROOM, "a");
    await author.sync();
    await author.saved(author.type("before"));
    server.controls.admit = (_, session) => admitted(session ?? "", { sealed: true });
    server.hub.recheck({ roomPrefix: "sheet/m" });
    const late = author.type(" late");
    expect(await author.next("refused")).toMatchObject({ code: "sealed" });
    expect(await author.next("refused")).toMatchObject({ code: "sealed", seq: late });
    expect(author.all("hello").at(-1)).toMatchObject({ mayEdit: false, sealed: true });
    const reader = new RawPeer(server, ROOM, "b");
    await reader.sync();
    expect(reader.words).toBe("before");
  });

  test("what was received before the sealing is committed, not dropped", async () => {
    const server = await startRoomServer({ settings: { commits: { apartMs: 60_000 } } });
    const author = new RawPeer(server, ROOM, "a");
    await author.next("hello");
    server.hub.flush();
    await author.sync();
    const number = author.type("in time");
    while (server.hub.stats().pending === 0) await new Promise(setImmediate);
    server.controls.admit = (_, session) => admitted(session ?? "", { sealed: true });
    server.hub.recheck({});
    server.hub.flush();
    await author.saved(number);
    expect(author.all("refused")).toEqual([]);
  });

  test("somebody who comes back to a sealed record with edits is told that they are too late", async () => {
    const server = await startRoomServer();
    const author = new RawPeer(server, ROOM, "a");
    await author.sync();
    author.socket.close();
    await author.closed;
    author.change((doc) => doc.getText("t").insert(0, "offline"));
    server.controls.admit = (_, session) => admitted(session ?? "", { sealed: true });
    const back = new RawPeer(server, ROOM, "a", { doc: author.doc });
    expect(await back.next("refused")).toMatchObject({ code: "sealed" });
    const reader = new RawPeer(server, ROOM, "b");
    await reader.sync();
    expect(reader.words).toBe("");
  });

  test("somebody who may edit again is asked for what was refused, and it is saved", async () => {
    const server = await startWithViewer();
    const viewer = new RawPeer(server, ROOM, "viewer");
    await viewer.sync();
    const number = viewer.type("kept by its author");
    await viewer.next("refused", ({ seq }) => seq === number);
    server.controls.admit = (_, session) => admitted(session ?? "");
    server.hub.recheck({ personId: "viewer" });
    await viewer.saved(number);
    const reader = new RawPeer(server, ROOM, "b");
    await reader.sync();
    expect(reader.words).toBe("kept by its author");
  });

  test("a later edit is never acknowledged over the head of a refused one", async () => {
    const server = await startWithViewer();
    const viewer = new RawPeer(server, ROOM, "viewer", { answers: false });
    await viewer.sync();
    viewer.type("refused");
    server.controls.admit = (_, session) => admitted(session ?? "");
    await viewer.next("refused", ({ seq }) => seq !== undefined);
    server.hub.recheck({});
    viewer.edit((doc) => doc.getMap("elsewhere").set("a", 1));
    await viewer.sync();
    expect(viewer.all("saved")).toEqual([]);
  });

  test("a revoked person is cut off at once, the others stay", async () => {
    const server = await startRoomServer();
    const [revoked, other] = [new RawPeer(server, ROOM, "a"), new RawPeer(server, ROOM, "b")];
    await Promise.all([revoked.sync(), other.sync()]);
    server.controls.admit = (_, session) =>
      session === "a" ? { ok: false, close: CloseCode.forbidden } : admitted(session ?? "");
    server.hub.recheck({ personId: "a" });
    expect(server.hub.stats().connections).toBe(1);
    expect(await revoked.closed).toBe(CloseCode.forbidden);
    await other.saved(other.type("undisturbed"));
  });

  test("nothing is taken from a session from the moment on at which it ends", async () => {
    const server = await startRoomServer();
    const until = server.controls.now + 1_000;
    server.controls.admit = (_, session) =>
      admitted(session ?? "", session === "ending" ? { until } : {});
    const [ending, other] = [new RawPeer(server, ROOM, "ending"), new RawPeer(server, ROOM, "b")];
    await Promise.all([ending.sync(), other.sync()]);
    server.controls.now = until - 1;
    await ending.saved(ending.type("in time"));
    server.controls.now = until;
    ending.type(" too late");
    expect(await ending.closed).toBe(CloseCode.signedOut);
    await other.sync();
    expect(other.words).toBe("in time");
    await other.saved(other.type("!"));
  });

  test("a session that ends in silence is cut off the next time that peers are looked after", async () => {
    const server = await startRoomServer({ settings: { livenessMs: 10 } });
    const until = server.controls.now + 1_000;
    server.controls.admit = (_, session) => admitted(session ?? "", { until });
    const peer = new RawPeer(server, ROOM, "a");
    await peer.sync();
    server.controls.now = until;
    expect(await peer.closed).toBe(CloseCode.signedOut);
  });

  test("a right that went without anybody saying so is noticed", async () => {
    const server = await startRoomServer({ settings: { recheckMs: 10 } });
    const peer = new RawPeer(server, ROOM, "a");
    await peer.sync();
    server.controls.admit = () => ({ ok: false, close: CloseCode.signedOut });
    expect(await peer.closed).toBe(CloseCode.signedOut);
  });

  test("nobody is told who is not concerned", async () => {
    const server = await startRoomServer();
    const peer = new RawPeer(server, ROOM, "a");
    await peer.sync();
    server.hub.recheck({});
    server.controls.admit = (_, session) => admitted(session ?? "", { sealed: true });
    server.hub.recheck({ roomPrefix: "sheet/other" });
    server.hub.recheck({ personId: "b" });
    await peer.sync();
    expect(peer.all("hello")).toHaveLength(1);
  });
});
