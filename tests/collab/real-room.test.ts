import { expect, it, onTestFinished, vi } from "vitest";
import { WebSocket } from "ws";
import { mayType } from "~/collab/connection-state";
import { openRoom, type Room } from "~/collab/room";
import { localOrigin } from "~/collab/undo";
import { admitted, startRoomServer, type RoomServer } from "../server/rooms/support/room-server";

/** A room joined on the product's own server, and a hand on its network. */
type Joined = Room & { cut(): void };

function join({ origin }: RoomServer, person: string, room = "sheet/m/d"): Joined {
  const sockets = new Set<WebSocket>();
  class PersonsSocket extends WebSocket {
    constructor(address: string | URL) {
      const url = new URL(address);
      url.searchParams.set("session", person);
      super(url);
      sockets.add(this);
    }
  }
  const browserSocket = PersonsSocket as unknown as typeof globalThis.WebSocket;
  const joined = openRoom({ server: origin, room, WebSocket: browserSocket, random: () => 0 });
  onTestFinished(() => joined.destroy());
  return { ...joined, cut: () => sockets.forEach((socket) => socket.terminate()) };
}

const until = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 5 });
const status = (room: Room) => room.connection.status.get();
const typing = (room: Room) => until(() => expect(mayType(status(room))).toBe(true));
const away = (room: Room) => until(() => expect(status(room).state.kind).toBe("reconnecting"));
const saves = (room: Room) => until(() => expect(status(room).unsaved).toBe(false));
const write = ({ connection: { doc } }: Room, words: string) =>
  doc.transact(() => doc.getText("t").insert(0, words), localOrigin);
const reads = (room: Room, words: string) =>
  until(() => expect(room.connection.doc.getText("t").toString()).toBe(words));

it("what one person writes is saved, and read and placed by the other", async () => {
  const server = await startRoomServer();
  const [one, two] = [join(server, "a"), join(server, "b")];
  await typing(one);
  await typing(two);
  write(one, "一");
  await saves(one);
  await reads(two, "一");
  one.presence.setPlace({ item: "i", page: null });
  const here = { person: { id: "a" }, places: [{ item: "i", page: null }] };
  await until(() => expect(two.presence.people.get()).toMatchObject([here]));
});

it("after a break people find each other, and what was written meanwhile on both sides", async () => {
  const server = await startRoomServer();
  const [one, two] = [join(server, "a"), join(server, "b")];
  await typing(one);
  await typing(two);
  write(one, "先");
  await reads(two, "先");
  one.cut();
  await away(one);
  write(one, "离线");
  write(two, "在线");
  await saves(one);
  await until(() => expect(one.connection.doc.getText("t").length).toBe(5));
  await reads(two, one.connection.doc.getText("t").toString());
  await until(() => expect(one.presence.people.get()).toHaveLength(1));
  await until(() => expect(two.presence.people.get()).toHaveLength(1));
});

it("somebody who is given the right to edit while reading can write at once", async () => {
  const server = await startRoomServer();
  server.controls.admit = (_, session) => admitted(session ?? "", { mayEdit: session === "a" });
  const [one, two] = [join(server, "a"), join(server, "b")];
  await typing(one);
  write(one, "一");
  await reads(two, "一");
  expect(mayType(status(two))).toBe(false);
  server.controls.admit = (_, session) => admitted(session ?? "");
  server.hub.recheck({});
  await typing(two);
  write(two, "二");
  await saves(two);
  await reads(one, "二一");
});

it("an edit that comes after the record was closed stays with its author", async () => {
  const server = await startRoomServer();
  const [one, two] = [join(server, "a"), join(server, "b")];
  await typing(one);
  await typing(two);
  one.cut();
  await away(one);
  write(one, "太晚的");
  server.controls.admit = (_, session) => admitted(session ?? "", { sealed: true });
  server.hub.recheck({});
  await until(() =>
    expect(status(one).state).toEqual({
      kind: "refused-edits",
      code: "sealed",
      unsent: ["太晚的"],
    }),
  );
  await reads(two, "");
});

it("an edit that meets the closing of the record halfway stays with its author too", async () => {
  const server = await startRoomServer();
  const room = join(server, "a");
  await typing(room);
  server.controls.admit = (_, session) => admitted(session ?? "", { sealed: true });
  server.hub.recheck({});
  // This browser has not heard of it yet.
  write(room, "太晚的");
  await until(() => expect(status(room).state).toMatchObject({ unsent: ["太晚的"] }));
});

it("a meeting's room brings its values and stays quiet otherwise", async () => {
  const server = await startRoomServer();
  server.controls.live = { revision: 3, entries: [["actual/m/2021-02", 289]] };
  const room = join(server, "a", "meeting/m");
  await until(() =>
    expect(room.connection.live.get("actual/m/2021-02")).toEqual({ value: 289, revision: 3 }),
  );
  server.hub.publish(
    { kind: "meeting", meetingId: "m" },
    { revision: 4, entries: [["actual/m/2021-02", 290]] },
  );
  await until(() => expect(room.connection.live.get("actual/m/2021-02")?.value).toBe(290));
  expect(status(room).state).toMatchObject({ kind: "open", mayEdit: false, synced: true });
});
