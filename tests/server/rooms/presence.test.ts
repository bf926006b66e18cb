import { describe, expect, test } from "vitest";
import { RoomPresence } from "#server/rooms/presence";
import { RawPeer } from "./support/raw-peer";
import { startRoomServer } from "./support/room-server";

const ROOM = "meeting/m";
const SHEET = "sheet/m/d";
const person = (id: string) => ({ id, name: `姓名 ${id}`, nameEn: null, colour: "#123456" });
const gone = (state: unknown) => state === null;
const present = (state: unknown) => state !== null;

describe("presence", () => {
  test("carries the person that the server knows, whatever name the client gives itself", async () => {
    const server = await startRoomServer();
    const [forger, reader] = [new RawPeer(server, ROOM, "a"), new RawPeer(server, ROOM, "b")];
    await Promise.all([forger.sync(), reader.sync()]);
    const state = {
      person: { id: "gm", name: "总经理" },
      user: { name: "总经理" },
      following: true,
    };
    forger.announce({ clientId: 7, clock: 1, state });
    await reader.hears(7, present);
    expect(reader.heard().get(7)).toEqual({ following: true, person: person("a") });
  });

  test("of a cursor comes after the words it stands in, also when these wait for their commit", async () => {
    const server = await startRoomServer({ settings: { commits: { apartMs: 100 } } });
    const [writer, reader] = ["w", "r"].map((id) => new RawPeer(server, SHEET, id)) as [
      RawPeer,
      RawPeer,
    ];
    await Promise.all([writer.sync(), reader.sync()]);
    // The first is committed at once, the second so long after it.
    await writer.saved(writer.type("一"));
    writer.type("二");
    writer.announce({ clientId: 1, clock: 1, state: {} });
    await reader.hears(1, present);
    expect(reader.words).toBe("一二");
  });

  test("of another client can be neither written nor removed", async () => {
    const server = await startRoomServer();
    const [victim, forger, reader] = ["v", "f", "r"].map((id) => new RawPeer(server, ROOM, id)) as [
      RawPeer,
      RawPeer,
      RawPeer,
    ];
    await Promise.all([victim.sync(), forger.sync(), reader.sync()]);
    victim.announce({ clientId: 1, clock: 1, state: { following: true } });
    await reader.hears(1, present);
    forger.announce({ clientId: 1, clock: 5, state: { following: false } });
    forger.announce({ clientId: 2, clock: 1, state: {} }, { clientId: 1, clock: 9, state: null });
    forger.announce({ clientId: 3, clock: 1, state: {} });
    await reader.hears(2, present);
    await forger.sync();
    expect([...reader.heard()]).toEqual([
      [1, { following: true, person: person("v") }],
      [2, { person: person("f") }],
    ]);
  });

  test("of a closed tab ends, and takes nobody else's with it", async () => {
    const server = await startRoomServer();
    const [leaver, stayer, reader] = ["l", "s", "r"].map((id) => new RawPeer(server, ROOM, id)) as [
      RawPeer,
      RawPeer,
      RawPeer,
    ];
    await Promise.all([leaver.sync(), stayer.sync(), reader.sync()]);
    leaver.announce({ clientId: 1, clock: 1, state: {} });
    stayer.announce({ clientId: 2, clock: 1, state: {} });
    await reader.hears(2, present);
    // What a closing y-websocket client says on its way out: that everybody has gone.
    leaver.announce(
      { clientId: 1, clock: 1, state: null },
      { clientId: 2, clock: 1, state: null },
      { clientId: 2, clock: 99, state: null },
    );
    leaver.socket.close();
    await reader.hears(1, gone);
    const newcomer = new RawPeer(server, ROOM, "n");
    await newcomer.hears(2, present);
    expect([...newcomer.heard()].filter(([, state]) => state !== null)).toHaveLength(1);
    expect(reader.heard().get(2)).not.toBeNull();
  });

  test("is told to whoever comes later, and never to its own client", async () => {
    const server = await startRoomServer();
    const early = new RawPeer(server, ROOM, "e");
    await early.sync();
    early.announce({ clientId: 1, clock: 1, state: { place: { item: "overview", page: null } } });
    await early.sync();
    const late = new RawPeer(server, ROOM, "l");
    await late.hears(1, present);
    late.announce({ clientId: 2, clock: 1, state: {} });
    await early.hears(2, present);
    late.send({ type: "query-awareness" });
    await late.sync();
    expect([...early.heard().keys()]).toEqual([2]);
    expect([...late.heard().keys()]).toEqual([1]);
  });

  test("comes back at once with a client that returns with the clock it left with", () => {
    const presence = new RoomPresence<object>();
    const [before, after] = [{}, {}];
    const entry = { clientId: 1, clock: 5, state: {} };
    presence.receive(before, person("a"), [entry], 1_000);
    const [shown] = presence.takeChanges();
    presence.leave(before);
    presence.takeChanges();
    // The product's clock may stand still, or be set back by a restart of the machine.
    presence.receive(after, person("a"), [entry], 1_000);
    const [again] = presence.takeChanges();
    expect(again?.clock).toBeGreaterThan(shown?.clock ?? Infinity);
  });

  test("goes over to the newer connection of the same person's client, and only of theirs", () => {
    const presence = new RoomPresence<object>();
    const [dead, alive, forger] = [{}, {}, {}];
    const entry = { clientId: 1, clock: 5, state: {} };
    presence.receive(dead, person("a"), [entry], 1_000);
    const [shown] = presence.takeChanges();
    expect(presence.receive(forger, person("b"), [{ ...entry, clock: 9 }], 1_000)).toBe(false);
    expect(presence.receive(alive, person("a"), [entry], 1_000)).toBe(true);
    const [again] = presence.takeChanges();
    expect(again?.clock).toBeGreaterThan(shown?.clock ?? Infinity);
    // That the old connection is found to be dead takes nobody out of the list.
    expect(presence.leave(dead)).toBe(false);
    expect(presence.all()).toHaveLength(1);
    expect(presence.leave(alive)).toBe(true);
    expect(presence.all()).toEqual([]);
  });

  test("of one's other tab is not taken over by an echo", () => {
    const presence = new RoomPresence<object>();
    const [first, second] = [{}, {}];
    presence.receive(first, person("a"), [{ clientId: 1, clock: 1, state: {} }], 1_000);
    const relayed = presence.takeChanges();
    expect(presence.receive(second, person("a"), relayed, 2_000)).toBe(false);
    presence.receive(second, person("a"), [{ clientId: 2, clock: 0, state: {} }], 2_000);
    expect(presence.clientOf(first)).toBe(1);
    expect(presence.clientOf(second)).toBe(2);
  });

  test("of somebody who has left is not taken from the echo of another", () => {
    const presence = new RoomPresence<object>();
    const [leaver, echoing] = [{}, {}];
    presence.receive(leaver, person("a"), [{ clientId: 1, clock: 1, state: {} }], 1_000);
    const relayed = presence.takeChanges();
    presence.leave(leaver);
    presence.takeChanges();
    expect(presence.receive(echoing, person("b"), relayed, 2_000)).toBe(false);
    expect(presence.all()).toEqual([]);
    // Its own state is still taken.
    expect(
      presence.receive(echoing, person("b"), [{ clientId: 2, clock: 0, state: {} }], 2_000),
    ).toBe(true);
  });

  test("ignores what is old, and clocks that no client reaches", () => {
    const presence = new RoomPresence<object>();
    const me = {};
    const say = (clock: number, following: boolean, clientId = 1) =>
      presence.receive(me, person("a"), [{ clientId, clock, state: { following } }], 1_000);
    say(3, true);
    presence.takeChanges();
    expect(say(3, false)).toBe(false);
    expect(say(2, false)).toBe(false);
    expect(say(Number.MAX_SAFE_INTEGER, false)).toBe(false);
    expect(say(4, false)).toBe(true);
  });

  test("is relayed once for what changes in one turn", () => {
    const presence = new RoomPresence<object>();
    const me = {};
    for (let clock = 1; clock <= 10; clock++) {
      const state = { place: { item: `i${clock}`, page: null } };
      presence.receive(me, person("a"), [{ clientId: 1, clock, state }], 1_000);
    }
    expect(presence.takeChanges()).toEqual([
      {
        clientId: 1,
        clock: 1_010,
        state: { place: { item: "i10", page: null }, person: person("a") },
      },
    ]);
    expect(presence.takeChanges()).toEqual([]);
  });
});
