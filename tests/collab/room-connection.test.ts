import { afterEach, describe, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import type { ConnectionState } from "~/collab/connection-state";
import { openRoom, type Room } from "~/collab/room";
import { localOrigin } from "~/collab/undo";
import { CloseCode } from "~/protocol/close-codes";
import { startRoomServer, type RoomServer } from "./room-server";

const cleanup: (() => unknown)[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const end of cleanup.splice(0).reverse()) await end();
});

async function start(): Promise<RoomServer> {
  const server = await startRoomServer();
  cleanup.push(() => server.stop());
  server.doc.getText("t").insert(0, "销量");
  return server;
}

function join({ port }: { port: number }, room = "sheet/m/d", person?: string): Room {
  const browserSocket = WebSocket as unknown as typeof globalThis.WebSocket;
  const joined = openRoom({
    server: `ws://127.0.0.1:${port}`,
    room,
    person: () => person ?? null,
    WebSocket: browserSocket,
    random: () => 0,
  });
  cleanup.push(() => joined.destroy());
  return joined;
}

const stateOf = (room: Room) => room.connection.status.get().state;
const textOf = (room: Room) => room.connection.doc.getText("t").toString();
const write = (room: Room, words: string) =>
  room.connection.doc.transact(
    () => room.connection.doc.getText("t").insert(0, words),
    localOrigin,
  );

const until = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 5 });
const reaches = (room: Room, kind: ConnectionState["kind"]) =>
  until(() => expect(stateOf(room).kind).toBe(kind));
const opened = { kind: "open", mayEdit: true, sealed: false, synced: true };
const opens = (room: Room) => until(() => expect(stateOf(room)).toEqual(opened));
const saves = (room: Room) => until(() => expect(room.connection.status.get().unsaved).toBe(false));

describe("a room", () => {
  it("is open once the whole content is here", async () => {
    const room = join(await start());
    expect(stateOf(room).kind).toBe("connecting");
    await opens(room);
    expect(textOf(room)).toBe("销量");
  });

  it("counts a change as unsaved until the server says that it is on disk", async () => {
    const server = await start();
    server.saving = false;
    const room = join(server);
    await opens(room);
    write(room, "一");
    expect(room.connection.status.get().unsaved).toBe(true);
    await until(() => expect(server.received.at(-1)).toMatchObject({ type: "update", seq: 1 }));
    write(room, "二");
    server.broadcast({ type: "saved", seq: 1 });
    await until(() => expect(server.received.at(-1)).toMatchObject({ type: "update", seq: 2 }));
    expect(room.connection.status.get().unsaved).toBe(true);
    server.broadcast({ type: "saved", seq: 2 });
    await saves(room);
    expect(server.doc.getText("t").toString()).toBe("二一销量");
  });

  it("says when a change waits for the disk longer than it should", async () => {
    const server = await start();
    server.saving = false;
    const room = join(server);
    await opens(room);
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    write(room, "一");
    vi.advanceTimersByTime(4_999);
    expect(room.connection.status.get().overdue).toBe(false);
    vi.advanceTimersByTime(1);
    expect(room.connection.status.get()).toMatchObject({ unsaved: true, overdue: true });
    vi.useRealTimers();
    server.broadcast({ type: "saved", seq: 1 });
    await saves(room);
    expect(room.connection.status.get().overdue).toBe(false);
  });

  it("sends the changes of one turn as one update with one number", async () => {
    const server = await start();
    const room = join(server);
    await opens(room);
    for (const word of ["一", "二", "三"]) write(room, word);
    await saves(room);
    const sent = server.received.filter(({ type }) => type === "update" || type === "submitted");
    expect(sent).toMatchObject([{ type: "update", seq: 3 }]);
  });

  it("takes typing while the connection is away, and saves it when it is back", async () => {
    const server = await start();
    const room = join(server);
    await opens(room);
    server.drop();
    await reaches(room, "reconnecting");
    write(room, "离线");
    expect(room.connection.status.get().unsaved).toBe(true);
    await saves(room);
    expect(stateOf(room)).toEqual(opened);
    expect(server.doc.getText("t").toString()).toBe("离线销量");
    // Everything went with the answer to sync step 1; no update ran ahead of what it builds on.
    expect(server.received.some(({ type }) => type === "update")).toBe(false);
    expect(server.visits.at(-1)).toBe("/rooms/sheet/m/d?generation=g1");
  });

  it("does not answer with what nobody needs when this person may only read", async () => {
    const server = await start();
    server.hello = { ...server.hello, mayEdit: false };
    const room = join(server);
    await until(() => expect(stateOf(room)).toEqual({ ...opened, mayEdit: false }));
    await until(() => expect(server.received.map(({ type }) => type)).toContain("awareness"));
    expect(server.received.map(({ type }) => type)).not.toContain("sync-step-2");
    // Who is given the right to edit is asked again.
    server.broadcast({ type: "hello", ...server.hello, mayEdit: true });
    server.broadcast({ type: "sync-step-1", stateVector: Y.encodeStateVector(server.doc) });
    await opens(room);
    write(room, "一");
    await saves(room);
    expect(server.doc.getText("t").toString()).toBe("一销量");
  });

  it("undoes nothing for who may no longer edit", async () => {
    const server = await start();
    const room = join(server);
    await opens(room);
    write(room, "一");
    await saves(room);
    server.broadcast({ type: "hello", ...server.hello, mayEdit: false, sealed: true });
    await until(() => expect(stateOf(room)).toMatchObject({ sealed: true }));
    room.undo.undo();
    expect(textOf(room)).toBe("一销量");
  });

  it("speaks for nobody but itself in its presence", async () => {
    const server = await start();
    const [one, two] = [join(server), join(server)];
    two.presence.setPlace({ item: "i1", page: null });
    await until(() => expect(one.presence.people.get()[0]?.places).toHaveLength(1));
    const sent = server.received.filter(({ type }) => type === "awareness").length;
    two.presence.setPlace({ item: "i2", page: null });
    await until(() => expect(one.presence.people.get()[0]?.places[0]?.item).toBe("i2"));
    expect(server.received.filter(({ type }) => type === "awareness")).toHaveLength(sent + 1);
  });

  it("knows the product's clock, whatever the machine's says", async () => {
    const server = await start();
    const room = join(server);
    await opens(room);
    expect(room.connection.now()).toBeGreaterThanOrEqual(server.hello.now);
    expect(room.connection.now()).toBeLessThan(server.hello.now + 60_000);
  });

  it("has live values, and counts as whole, where there is no document", async () => {
    const server = await start();
    server.hello = { ...server.hello, generation: "", mayEdit: false };
    const room = join(server, "meeting/m");
    await until(() => expect(stateOf(room)).toEqual({ ...opened, mayEdit: false }));
    const entries = [["actual/m1", 289]] as const;
    server.broadcast({ type: "live", whole: true, revision: 7, now: 1, entries });
    await until(() =>
      expect(room.connection.live.get("actual/m1")).toEqual({ value: 289, revision: 7 }),
    );
  });
});

describe("a room whose edits are refused", () => {
  it("says so, and offers the whole text of the fields concerned", async () => {
    const server = await start();
    const room = join(server);
    await opens(room);
    server.refusal = "sealed";
    write(room, "太晚的");
    await reaches(room, "refused-edits");
    expect(stateOf(room)).toEqual({
      kind: "refused-edits",
      code: "sealed",
      unsent: ["太晚的销量"],
    });
    server.drop();
    await until(() => expect(server.visits).toHaveLength(2));
    expect(stateOf(room).kind).toBe("refused-edits");
    expect(room.connection.status.get().unsaved).toBe(true);
  });

  it("keeps offline edits to itself when the record was closed meanwhile", async () => {
    const server = await start();
    const room = join(server);
    await opens(room);
    server.drop();
    await reaches(room, "reconnecting");
    write(room, "太晚的");
    server.hello = { ...server.hello, mayEdit: false, sealed: true };
    await reaches(room, "refused-edits");
    expect(stateOf(room)).toMatchObject({ code: "sealed", unsent: ["太晚的销量"] });
    expect(server.doc.getText("t").toString()).toBe("销量");
  });

  it("takes no notice of a refusal when it has nothing unsaved", async () => {
    const server = await start();
    const room = join(server);
    await opens(room);
    server.broadcast({ type: "refused", code: "read-only" });
    server.doc.getText("t").insert(0, "后来");
    await until(() => expect(textOf(room)).toBe("后来销量"));
    expect(stateOf(room)).toEqual(opened);
  });
});

describe("a connection that the server ends for good", () => {
  it.each([
    [CloseCode.signedOut, "signed-out"],
    [CloseCode.forbidden, "forbidden"],
    [CloseCode.unknownRoom, "unknown-room"],
    [CloseCode.malformed, "malformed"],
  ])("%i is not tried again by itself: %s", async (code, reason) => {
    const server = await start();
    const room = join(server);
    await opens(room);
    server.drop(code);
    await reaches(room, "refused");
    expect(stateOf(room)).toEqual({ kind: "refused", reason, unsent: [] });
    room.connection.retry();
    await opens(room);
  });

  it("is ended when it would come back as another person, whose words nothing becomes", async () => {
    const server = await start();
    const room = join(server, "sheet/m/d", "p");
    await opens(room);
    server.drop();
    await reaches(room, "reconnecting");
    write(room, "甲写的");
    server.hello = { ...server.hello, personId: "q" };
    await reaches(room, "refused");
    expect(stateOf(room)).toEqual({
      kind: "refused",
      reason: "other-person",
      unsent: ["甲写的销量"],
    });
    expect(server.doc.getText("t").toString()).toBe("销量");
    write(room, "还是甲");
    room.connection.retry();
    await until(() => expect(server.visits).toHaveLength(3));
    await reaches(room, "refused");
    expect(server.doc.getText("t").toString()).toBe("销量");

    server.hello = { ...server.hello, personId: "p" };
    room.connection.retry();
    await opens(room);
    await saves(room);
    expect(server.doc.getText("t").toString()).toBe("还是甲甲写的销量");
  });

  it("sends what was written once the same person has signed in again", async () => {
    const server = await start();
    const room = join(server, "sheet/m/d", "p");
    await opens(room);
    server.saving = false;
    write(room, "一");
    await until(() => expect(server.received.at(-1)).toMatchObject({ type: "update", seq: 1 }));
    server.drop(CloseCode.signedOut);
    await reaches(room, "refused");
    expect(room.connection.status.get().unsaved).toBe(true);
    server.saving = true;
    room.connection.retry();
    await opens(room);
    await saves(room);
    expect(server.doc.getText("t").toString()).toBe("一销量");
  });

  it("offers the unsent text when the server holds another generation of the document", async () => {
    const server = await start();
    const room = join(server);
    await opens(room);
    server.hello = { ...server.hello, generation: "g2" };
    server.drop();
    await reaches(room, "reconnecting");
    write(room, "没发出的");
    await reaches(room, "refused");
    expect(stateOf(room)).toMatchObject({
      reason: "other-generation",
      unsent: ["没发出的销量"],
    });
    expect(server.doc.getText("t").toString()).toBe("销量");
  });
});
