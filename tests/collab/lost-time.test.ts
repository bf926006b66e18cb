import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { decodeAwarenessUpdate } from "~/protocol/awareness-update";
import { formatRoomName, type RoomName } from "~/protocol/room-name";
import { RawPeer } from "../server/rooms/support/raw-peer";
import { startRoomServer, type RoomServer } from "../server/rooms/support/room-server";
import { startFlakyProxy } from "../support/flaky-proxy";
import { comesIn, isSettled, joinAs, until } from "./member";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SHEET = { kind: "sheet", meetingId: "m", departmentId: "d" } as const;
const MEETING = { kind: "meeting", meetingId: "m" } as const;
const SERVER = { personId: null, companyId: null };
const MARCH = Date.UTC(2021, 2, 5, 9);

afterEach(() => void vi.useRealTimers());

/** A server that pings at the real time, and browsers whose clock and timers are the test's. */
async function setUp(livenessMs: number) {
  const server = await startRoomServer({ settings: { livenessMs, closeGraceMs: 50 } });
  server.controls.now = MARCH;
  const proxy = await startFlakyProxy(server.origin, () => 0);
  vi.useFakeTimers({
    toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date", "performance"],
  });
  onTestFinished(() => void vi.useRealTimers());
  return { server, proxy };
}

describe("a connection that is half-open", () => {
  it("is noticed by the server, which takes the ghost out of the list", async () => {
    const { server, proxy } = await setUp(50);
    const ghost = joinAs("a", proxy.origin);
    const other = joinAs("b", server.origin);
    await comesIn(ghost);
    await until(() => expect(other.sees()).toEqual(["a"]));
    proxy.swallow();
    await until(() => expect(other.sees()).toEqual([]));
    expect(server.hub.stats().connections).toBe(1);
    // Its own end has not heard of anything.
    expect(ghost.status().state.kind).toBe("open");
  });

  it.each([
    ["while somebody types", 0],
    ["after a night with the lid closed", 10 * HOUR],
    ["after a clock was put right by a day", DAY],
    ["after a clock was put back by a day", -DAY],
  ])("is noticed by the browser %s, which comes back with the words", async (_, jump) => {
    const { server, proxy } = await setUp(50);
    const member = joinAs("a", proxy.origin);
    const other = joinAs("b", server.origin);
    await comesIn(member);
    await comesIn(other);
    member.write("前。");
    await until(() => expect(other.text()).toBe("前。"));
    proxy.swallow();
    member.write("夜里写的");
    await until(() => expect(other.sees()).toEqual([]));
    other.write("别人写的", "start");
    expect(member.status().state.kind).toBe("open");

    vi.setSystemTime(Date.now() + jump);
    vi.advanceTimersByTime(34_000);
    await isSettled(member);
    for (const one of [member, other]) {
      await until(() => expect(one.text()).toBe("别人写的前。夜里写的"));
    }
    await until(() => expect(other.sees()).toEqual(["a"]));
    await until(() => expect(member.sees()).toEqual(["b"]));
    // What the product calls now is the server's, whatever this machine's clock has been through.
    expect(Math.abs(member.room.connection.now() - MARCH)).toBeLessThan(60_000);
  });

  it.each<[string, RoomName, (server: RoomServer) => void]>([
    [
      "words",
      SHEET,
      ({ hub }) => void hub.edit(SHEET, SERVER, (doc) => doc.getText().insert(0, "。")),
    ],
    ["live values", MEETING, ({ hub }) => hub.publish(MEETING, { revision: 1, entries: [] })],
  ])("is not taken to be one while %s come and nothing else", async (_, name, send) => {
    const { server, proxy } = await setUp(60_000);
    let messages = 0;
    const member = joinAs("a", proxy.origin, {
      room: formatRoomName(name),
      onMessage: () => (messages += 1),
    });
    await until(() => expect(member.status().state.kind).toBe("open"));
    for (let part = 0; part < 4; part += 1) {
      vi.advanceTimersByTime(20_000);
      const before = messages;
      send(server);
      await until(() => expect(messages).toBeGreaterThan(before));
      expect(member.status().state.kind).toBe("open");
    }
    expect(proxy.attempts).toHaveLength(1);
  });

  it("gives its place in the list to the connection that follows it, without a gap", async () => {
    const { server, proxy } = await setUp(60_000);
    const member = joinAs("a", proxy.origin);
    const watcher = new RawPeer(server, "sheet/m/d", "b");
    await comesIn(member);
    const { clientID } = member.room.connection.awareness;
    const isHere = (at: object) =>
      until(() => expect(watcher.heard().get(clientID)).toMatchObject(at));
    await isHere({ person: { id: "a" } });
    proxy.swallow();
    vi.advanceTimersByTime(34_000);
    await until(() => expect(proxy.attempts).toHaveLength(2));
    await isSettled(member);
    member.room.presence.setPlace({ item: "i", page: null });
    await isHere({ place: { item: "i" } });
    // The server finds the first connection dead much later, and nobody hears of it.
    expect(server.hub.stats().connections).toBe(3);
    proxy.cut("oldest");
    await until(() => expect(server.hub.stats().connections).toBe(2));
    member.room.presence.setPlace({ item: "j", page: null });
    await isHere({ place: { item: "j" } });
    const states = watcher.all("awareness").map(({ update }) => decodeAwarenessUpdate(update));
    expect(JSON.stringify(states)).not.toContain('"state":null');
  });
});

describe("the list of those who are here", () => {
  it("shows somebody who sits still for as long as the server hears of them", async () => {
    const { server } = await setUp(20);
    let messages = 0;
    const reader = joinAs("b", server.origin, { onMessage: () => (messages += 1) });
    await comesIn(reader);
    const still = new RawPeer(server, "sheet/m/d", "a");
    await still.sync();
    still.announce({ clientId: 7, clock: 1, state: {} });
    await until(() => expect(reader.sees()).toEqual(["a"]));
    // Five minutes in which a hidden tab's timers sleep and only the server's heartbeat comes.
    for (let part = 0; part < 15; part += 1) {
      vi.advanceTimersByTime(20_000);
      const heard = messages;
      await until(() => expect(messages).toBeGreaterThan(heard));
    }
    expect(reader.status().state.kind).toBe("open");
    expect(reader.sees()).toEqual(["a"]);
    still.socket.terminate();
    await until(() => expect(reader.sees()).toEqual([]));
  });

  it("shows a person with two tabs once, until the second is closed", async () => {
    const { server } = await setUp(20);
    const reader = joinAs("b", server.origin);
    const tabs = [joinAs("a", server.origin), joinAs("a", server.origin)];
    for (const tab of tabs) await comesIn(tab);
    await until(() => expect(reader.room.connection.awareness.getStates().size).toBe(3));
    expect(reader.sees()).toEqual(["a"]);
    tabs[0]?.write("一");
    await until(() => expect(tabs[1]?.text()).toBe("一"));
    tabs[1]?.write("二");
    await until(() => expect(reader.text()).toBe("一二"));
    tabs[0]?.room.destroy();
    await until(() => expect(reader.room.connection.awareness.getStates().size).toBe(2));
    expect(reader.sees()).toEqual(["a"]);
    tabs[1]?.room.destroy();
    await until(() => expect(reader.sees()).toEqual([]));
  });
});

it("a machine whose clock is a day ahead writes, and is seen, like any other", async () => {
  const { server } = await setUp(20);
  const right = joinAs("a", server.origin);
  await comesIn(right);
  vi.setSystemTime(Date.now() + DAY);
  const wrong = joinAs("b", server.origin);
  await comesIn(wrong);
  wrong.write("明天写的");
  await isSettled(wrong);
  await until(() => expect(right.text()).toBe("明天写的"));
  await until(() => expect(right.sees()).toEqual(["b"]));
  expect(Math.abs(wrong.room.connection.now() - MARCH)).toBeLessThan(60_000);
});
