import { IDBFactory } from "fake-indexeddb";
import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { onlyHere } from "~/collab/connection-state";
import { browserWordStore, type WordStore } from "~/collab/word-store";
import { memoryUpdateLog } from "#server/rooms/memory-update-log";
import { admitted, startRoomServer } from "../server/rooms/support/room-server";
import { startFlakyProxy } from "../support/flaky-proxy";
import { comesIn, isAway, isSettled, joinAs, until, type Member } from "./member";

/** A server, the network before it, and a browser's store. */
async function setUp() {
  const log = memoryUpdateLog(randomUUID);
  const server = await startRoomServer({ log });
  const proxy = await startFlakyProxy(server.origin, () => 0);
  const words = storeOf(new IDBFactory());
  const open = (person: string) => joinAs(person, proxy.origin, { words });
  const goOffline = () => {
    proxy.down = true;
    proxy.cut();
  };
  return { server, proxy, words, open, goOffline };
}

const storeOf = (factory: IDBFactory) => browserWordStore(() => factory);
const isKept = (member: Member) =>
  until(() => expect(member.status()).toMatchObject({ unsaved: true, keeping: "kept" }));
const keeps = (words: WordStore, person: string, count: number) =>
  until(async () => expect(await words.of(person)).toHaveLength(count));

/** Somebody writes without a connection until the browser has it, and closes the browser. */
async function writeOffline(around: Awaited<ReturnType<typeof setUp>>, written: string) {
  const member = around.open("a");
  await comesIn(member);
  member.write("线上。");
  await isSettled(member);
  around.goOffline();
  await isAway(member);
  member.write(written);
  await isKept(member);
  member.room.destroy();
  around.proxy.down = false;
  return member;
}

describe("words that were written without a connection", () => {
  it("are said to be kept when they can be read from the store, and not before", async () => {
    const { words, open, goOffline } = await setUp();
    const member = open("a");
    await comesIn(member);
    goOffline();
    await isAway(member);
    member.write("离线");
    expect(member.status()).toMatchObject({ unsaved: true, keeping: "writing" });
    expect(onlyHere(member.status())).toBe(true);
    await isKept(member);
    expect(await words.of("a")).toMatchObject([{ room: "sheet/m/d", texts: ["离线"] }]);
    member.write("又写");
    expect(member.status().keeping).toBe("writing");
    await isKept(member);
    expect(await words.of("a")).toMatchObject([{ revision: 2, texts: ["离线又写"] }]);
  });

  it("are sent by the next copy, each once, and kept no longer than that", async () => {
    const around = await setUp();
    await writeOffline(around, "离线");
    const reader = around.open("b");
    await comesIn(reader);
    reader.write("别人", "start");
    const again = around.open("a");
    await isSettled(again);
    await until(() => expect(again.text()).toBe("别人线上。离线"));
    await until(() => expect(reader.text()).toBe("别人线上。离线"));
    await keeps(around.words, "a", 0);
  });

  it("survive one lost connection after the other", async () => {
    const around = await setUp();
    await writeOffline(around, "一");
    const second = around.open("a");
    await comesIn(second);
    around.goOffline();
    await isAway(second);
    second.write("二");
    await isKept(second);
    second.room.destroy();
    around.proxy.down = false;
    const third = around.open("a");
    await until(() => expect(third.text()).toBe("线上。一二"));
    await isSettled(third);
    await keeps(around.words, "a", 0);
  });

  it("are neither sent nor removed by another person", async () => {
    const around = await setUp();
    await writeOffline(around, "离线");
    const other = around.open("b");
    await comesIn(other);
    other.write("别人");
    await isSettled(other);
    expect(other.text()).toBe("线上。别人");
    await keeps(around.words, "a", 1);
  });

  it("are not doubled when their tab lives on beside a second one", async () => {
    const { proxy, words, open, goOffline, server } = await setUp();
    const first = open("a");
    await comesIn(first);
    goOffline();
    await isAway(first);
    first.write("离线");
    await isKept(first);
    const second = joinAs("a", server.origin, { words });
    await until(() => expect(second.text()).toBe("离线"));
    await isSettled(second);
    proxy.down = false;
    await isSettled(first);
    first.write("。");
    await isSettled(first);
    await until(() => expect(second.text()).toBe("离线。"));
    expect(first.text()).toBe("离线。");
    await keeps(words, "a", 0);
  });

  it("that the server has already are dropped and not doubled", async () => {
    const around = await setUp();
    const { words } = around;
    await writeOffline(around, "离线");
    const [kept] = await words.of("a");
    const again = around.open("a");
    await isSettled(again);
    await keeps(words, "a", 0);
    // As if the acknowledgement had come too late for the closing tab.
    if (kept) await words.write(kept);
    const third = around.open("a");
    await keeps(words, "a", 0);
    expect(third.text()).toBe("线上。离线");
  });
});

describe("words that the server will not take any more", () => {
  it.each([
    ["sealed", { sealed: true }],
    ["read-only", { mayEdit: false }],
  ] as const)("are offered to their author until they give them up: %s", async (code, rights) => {
    const around = await setUp();
    await writeOffline(around, "太晚的");
    around.server.controls.admit = (_, session) => admitted(session ?? "", rights);
    for (let visit = 0; visit < 2; visit += 1) {
      const member = around.open("a");
      const refused = { kind: "refused-edits", code, unsent: ["线上。太晚的"] };
      await until(() => expect(member.status().state).toEqual(refused));
      expect(member.text()).toBe("线上。");
      await keeps(around.words, "a", 1);
      if (visit === 1) member.room.connection.discard();
      member.room.destroy();
    }
    await keeps(around.words, "a", 0);
  });

  it("are offered, and not merged, when the document was replaced meanwhile", async () => {
    const around = await setUp();
    await writeOffline(around, "旧文档的");
    const other = await startRoomServer();
    const member = joinAs("a", other.origin, { words: around.words });
    await until(() =>
      expect(member.status().state).toEqual({
        kind: "refused",
        reason: "other-generation",
        unsent: ["线上。旧文档的"],
      }),
    );
    member.room.connection.discard();
    member.room.destroy();
    const renewed = joinAs("a", other.origin, { words: around.words });
    await isSettled(renewed);
    await keeps(around.words, "a", 0);
    expect(renewed.text()).toBe("");
  });
});

describe("a browser that keeps nothing", () => {
  const full: WordStore = {
    of: () => Promise.resolve([]),
    write: () => Promise.resolve(false),
    remove: () => Promise.resolve(),
  };
  const forbidden = browserWordStore(() => {
    throw new DOMException("not here", "SecurityError");
  });
  it.each([
    ["full", full],
    ["forbidden", forbidden],
    ["absent", browserWordStore(() => undefined)],
  ])("leaves words in this tab alone, and says so: %s", async (_, words) => {
    const server = await startRoomServer();
    const proxy = await startFlakyProxy(server.origin, () => 0);
    const member = joinAs("a", proxy.origin, { words });
    await comesIn(member);
    proxy.down = true;
    proxy.cut();
    await isAway(member);
    member.write("离线");
    await until(() => expect(member.status().keeping).toBe("nowhere"));
    expect(onlyHere(member.status())).toBe(true);
    proxy.down = false;
    await isSettled(member);
  });
});
