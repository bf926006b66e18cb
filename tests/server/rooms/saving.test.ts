import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { memoryUpdateLog } from "#server/rooms/memory-update-log";
import { sqliteUpdateLog } from "#server/rooms/sqlite-update-log";
import { CloseCode } from "~/protocol/close-codes";
import { RawPeer } from "./support/raw-peer";
import { startRoomServer } from "./support/room-server";
import { startOnDisk } from "./support/start-on-disk";
import { temporaryDatabase, type TemporaryDatabase } from "./support/temporary-database";

const ROOM = "sheet/m/d";

/** Reads the room's text as another process would, from the file. */
function wordsOnDisk(database: TemporaryDatabase): () => string {
  const read = database.openAgain().prepare<[], { bytes: Buffer }>("SELECT bytes FROM room_update");
  return () => {
    const doc = new Y.Doc();
    for (const { bytes } of read.all()) Y.applyUpdate(doc, bytes);
    return doc.getText("t").toJSON();
  };
}

describe("saving", () => {
  test("comes before showing: what another person receives is in the file at that moment", async () => {
    const { database, server } = await startOnDisk();
    const onDisk = wordsOnDisk(database);
    const [author, reader] = [new RawPeer(server, ROOM, "a"), new RawPeer(server, ROOM, "b")];
    await Promise.all([author.sync(), reader.sync()]);
    const missing: string[] = [];
    reader.watch = (message) => {
      if (message.type !== "update" && message.type !== "sync-step-2") return;
      const seen = new Y.Doc();
      Y.applyUpdate(seen, Y.encodeStateAsUpdate(reader.doc));
      Y.applyUpdate(seen, message.update);
      const words = seen.getText("t").toJSON();
      if (!onDisk().startsWith(words)) missing.push(words);
    };
    for (let index = 0; index < 50; index++) author.type(`${index} `);
    await reader.next("update", () => reader.words === author.words);
    expect(missing).toEqual([]);
  });

  test("comes before saying so: an acknowledged number is in the file at that moment", async () => {
    const { database, server } = await startOnDisk();
    const onDisk = wordsOnDisk(database);
    const author = new RawPeer(server, ROOM, "a");
    await author.sync();
    const wordsAt = new Map<number, string>();
    const untrue: number[] = [];
    author.watch = (message) => {
      if (message.type !== "saved") return;
      if (!onDisk().startsWith(wordsAt.get(message.seq) ?? "?")) untrue.push(message.seq);
    };
    let last = 0;
    for (let index = 0; index < 50; index++) {
      last = author.type(`${index} `);
      wordsAt.set(last, author.words);
    }
    await author.saved(last);
    expect(untrue).toEqual([]);
  });

  test("comes before showing, acknowledging and answering, however long it takes", async () => {
    const server = await startRoomServer({ settings: { commits: { apartMs: 60_000 } } });
    const [author, reader] = [new RawPeer(server, ROOM, "a"), new RawPeer(server, ROOM, "b")];
    await Promise.all([author.next("hello"), reader.next("hello")]);
    server.hub.flush();
    await Promise.all([author.sync(), reader.sync()]);
    const number = author.type("words");
    while (server.hub.stats().pending === 0) await new Promise(setImmediate);
    reader.send({ type: "sync-step-1", stateVector: Y.encodeStateVector(reader.doc) });
    await Promise.all([author.heardOut(), reader.heardOut()]);
    expect(author.all("saved")).toEqual([]);
    expect(reader.words).toBe("");
    expect(reader.all("sync-step-2")).toHaveLength(1);
    server.hub.flush();
    await author.saved(number);
    await reader.next("sync-step-2");
    expect(reader.words).toBe("words");
  });

  test("is waited for by any number of questions with one answer for each who asks", async () => {
    const server = await startRoomServer({ settings: { commits: { apartMs: 60_000 } } });
    const [author, reader] = [new RawPeer(server, ROOM, "a"), new RawPeer(server, ROOM, "b")];
    const other = new RawPeer(server, ROOM, "c");
    await Promise.all([author, reader, other].map((peer) => peer.next("hello")));
    server.hub.flush();
    author.type("words");
    await author.heardOut();
    const stateVector = Y.encodeStateVector(reader.doc);
    for (let asked = 0; asked < 20; asked += 1) reader.send({ type: "sync-step-1", stateVector });
    other.send({ type: "sync-step-1", stateVector });
    await Promise.all([reader.heardOut(), other.heardOut()]);
    server.hub.flush();
    await Promise.all([reader.heardOut(), other.heardOut()]);
    expect(reader.all("sync-step-2")).toHaveLength(1);
    expect(other.all("sync-step-2")).toHaveLength(1);
    expect([reader.words, other.words]).toEqual(["words", "words"]);
  });

  test("is done once for everything that arrived in one turn, in whatever rooms", async () => {
    const { log, server } = await startOnDisk();
    const [one, two] = [new RawPeer(server, ROOM, "a"), new RawPeer(server, "closing/m", "b")];
    await Promise.all([one.sync(), two.sync()]);
    log.appends.length = 0;
    const numbers = [one, two].map((peer) => {
      for (let index = 0; index < 20; index++) peer.type("x");
      return peer.submit();
    }) as [number, number];
    await Promise.all([one.saved(numbers[0]), two.saved(numbers[1])]);
    expect(log.appends.flat()).toHaveLength(40);
    expect(log.appends.length).toBeLessThan(40);
  });

  test("stores what Yjs applied, once, and acknowledges a repetition without storing it", async () => {
    const { log, server } = await startOnDisk();
    const author = new RawPeer(server, ROOM, "a");
    await author.sync();
    const update = author.change((doc) => doc.getText("t").insert(0, "once"));
    author.send({ type: "update", update });
    await author.saved(author.submit());
    const stored = log.appends.flat().length;
    author.send({ type: "update", update });
    await author.saved(author.submit());
    expect(log.appends.flat()).toHaveLength(stored);
    expect(log.appends.flat().at(-1)).toMatchObject({ personId: "a", room: ROOM });
  });

  test("counts each connection's own numbers", async () => {
    const { server } = await startOnDisk();
    const [one, two] = [new RawPeer(server, ROOM, "a"), new RawPeer(server, ROOM, "b")];
    await Promise.all([one.sync(), two.sync()]);
    await one.saved(one.type("1"));
    await one.saved(one.type("2"));
    await two.saved(two.type("3"));
    expect(two.all("saved").map(({ seq }) => seq)).toEqual([1]);
  });

  test("that fails tells nobody saved or anything else, and gives the room up until it is loaded again", async () => {
    const { log, server } = await startOnDisk();
    const [author, reader] = [new RawPeer(server, ROOM, "a"), new RawPeer(server, ROOM, "b")];
    await Promise.all([author.sync(), reader.sync()]);
    await author.saved(author.type("kept"));
    await reader.next("update");
    log.failing = () => true;
    const lost = author.type(" lost");
    expect(await author.closed).toBe(CloseCode.storageFailure);
    expect(await reader.closed).toBe(CloseCode.storageFailure);
    expect(author.all("saved").every(({ seq }) => seq < lost)).toBe(true);
    expect(reader.words).toBe("kept");
    expect(server.lines).toContainEqual(
      expect.objectContaining({
        level: "error",
        facts: expect.objectContaining({ room: ROOM, authors: ["a"] }),
      }),
    );

    log.failing = () => false;
    const newcomer = new RawPeer(server, ROOM, "b");
    await newcomer.sync();
    expect(newcomer.words).toBe("kept");
    // The author still holds the words and gives them on return.
    const returned = new RawPeer(server, ROOM, "a", { doc: author.doc });
    await newcomer.next("update");
    expect(newcomer.words).toBe("kept lost");
    await returned.saved(returned.submit());
  });

  test("that fails in one room does not harm another one in the same commit", async () => {
    const { log, server } = await startOnDisk();
    const [bad, good] = [new RawPeer(server, ROOM, "a"), new RawPeer(server, "closing/m", "b")];
    await Promise.all([bad.sync(), good.sync()]);
    log.failing = (batch) => batch.some(({ room }) => room === ROOM);
    bad.type("bad");
    const number = good.type("good");
    await good.saved(number);
    expect(await bad.closed).toBe(CloseCode.storageFailure);
    expect(server.hub.stats()).toMatchObject({ rooms: 1, connections: 1 });
  });

  test("by two servers at once on one log is noticed and nothing is overwritten", async () => {
    const database = temporaryDatabase();
    const log = () => sqliteUpdateLog(database.raw, randomUUID, Date.now);
    const [first, second] = [
      await startRoomServer({ log: log() }),
      await startRoomServer({ log: log() }),
    ];
    const a = new RawPeer(first, ROOM, "a");
    await a.sync();
    const b = new RawPeer(second, ROOM, "b");
    await b.sync();
    await a.saved(a.type("a"));
    b.type("b");
    expect(await b.closed).toBe(CloseCode.storageFailure);
    expect(wordsOnDisk(database)()).toBe("a");
  });
});

describe("an update that builds on something the server does not have", () => {
  test("is not acknowledged; its author is asked for everything, and then it is", async () => {
    const server = await startRoomServer();
    const author = new RawPeer(server, ROOM, "a");
    await author.next("sync-step-1");
    await author.sync();
    author.change((doc) => doc.getText("t").insert(0, "never sent, "));
    const number = author.type("sent");
    await author.next("sync-step-1");
    await author.saved(number);
    const reader = new RawPeer(server, ROOM, "b");
    await reader.sync();
    expect(reader.words).toBe("never sent, sent");
  });

  test("stays unacknowledged and unseen when its author cannot give the rest", async () => {
    const server = await startRoomServer();
    const author = new RawPeer(server, ROOM, "a", { answers: false });
    await author.sync();
    author.send({ type: "sync-step-2", update: Uint8Array.of(0, 0) });
    author.change((doc) => doc.getText("t").insert(0, "never sent, "));
    author.type("sent");
    author.type("again");
    await author.sync();
    expect(author.all("saved")).toEqual([]);
    const reader = new RawPeer(server, ROOM, "b");
    await reader.sync();
    expect(reader.words).toBe("");
    expect(reader.doc.store.pendingStructs).toBeNull();
  });

  test("in answer to the question for everything is refused instead of being asked for again", async () => {
    const server = await startRoomServer();
    const author = new RawPeer(server, ROOM, "a", { answers: false });
    await author.sync();
    const whole = new Y.Doc();
    whole.getText("t").insert(0, "one");
    const before = Y.encodeStateVector(whole);
    whole.getText("t").insert(3, "two");
    author.send({ type: "sync-step-2", update: Y.encodeStateAsUpdate(whole, before) });
    expect(await author.next("refused")).toMatchObject({ code: "incomplete" });
    await author.sync();
    expect(author.all("sync-step-1")).toHaveLength(1);
  });
});

describe("a room", () => {
  test("is loaded once, however many open it at the same moment", async () => {
    const { log, server } = await startOnDisk();
    const crowd = Array.from({ length: 20 }, (_, index) => new RawPeer(server, ROOM, `p${index}`));
    await Promise.all(crowd.map((peer) => peer.sync()));
    expect(log.loads).toBe(1);
    expect(log.appends.flat()).toHaveLength(1);
  });

  test("answers with the content only when all of it is on disk", async () => {
    const { database, server } = await startOnDisk();
    const onDisk = wordsOnDisk(database);
    const author = new RawPeer(server, ROOM, "a");
    await author.sync();
    const untrue: string[] = [];
    author.watch = (message) => {
      if (message.type === "sync-step-2" && onDisk() !== author.words) untrue.push(author.words);
    };
    for (let index = 0; index < 20; index++) {
      author.type(`${index} `);
      await author.sync();
    }
    expect(untrue).toEqual([]);
  });

  test("keeps its content over leaving and coming back at once", async () => {
    const { log, server } = await startOnDisk();
    for (let visit = 0; visit < 10; visit++) {
      const peer = new RawPeer(server, ROOM, "a");
      await peer.sync();
      expect(peer.words).toBe("x".repeat(visit));
      peer.type("x");
      peer.socket.close();
      await peer.closed;
    }
    expect(log.loads).toBeGreaterThan(1);
  });

  test("is unloaded when nobody is left, compacted, and comes back whole", async () => {
    const { log, server } = await startOnDisk();
    const peer = new RawPeer(server, ROOM, "a");
    await peer.sync();
    let number = 0;
    for (let index = 0; index < 30; index++) number = peer.type("字");
    await peer.saved(number);
    server.hub.flush();
    peer.socket.close();
    await peer.closed;
    const gone = new RawPeer(server, "closing/m", "a");
    await gone.sync();
    expect(server.hub.stats().rooms).toBe(1);
    const stored = log.load(ROOM, null);
    expect(stored).toMatchObject({ ok: true, value: { updates: [], lastSeq: 31 } });
    const again = new RawPeer(server, ROOM, "b");
    await again.sync();
    expect(again.words).toBe("字".repeat(30));
  });

  test("is compacted while it is open, and loads from the snapshot and what came after", async () => {
    const log = memoryUpdateLog(randomUUID);
    const server = await startRoomServer({ log, settings: { compactAfter: 10 } });
    const peer = new RawPeer(server, ROOM, "a");
    await peer.sync();
    for (let index = 0; index < 25; index++) await peer.saved(peer.type("x"));
    const stored = log.load(ROOM, null);
    if (!stored.ok) throw stored.cause;
    expect(stored.value.snapshot).not.toBeNull();
    const doc = new Y.Doc();
    for (const update of [stored.value.snapshot ?? Uint8Array.of(), ...stored.value.updates]) {
      Y.applyUpdate(doc, update);
    }
    expect(doc.getText("t").toJSON()).toBe("x".repeat(25));
  });

  test("that cannot be loaded lets nobody in, and says so as a passing fault", async () => {
    const inner = memoryUpdateLog(randomUUID);
    const cause = new Error("locked");
    const log = {
      ...inner,
      load: () => ({ ok: false as const, error: "storage-failure" as const, cause }),
    };
    const server = await startRoomServer({ log });
    expect(await new RawPeer(server, ROOM, "a").closed).toBe(CloseCode.storageFailure);
  });

  test("closes with the process: everything saved, everybody told to come back", async () => {
    const { database, server } = await startOnDisk();
    const peer = new RawPeer(server, ROOM, "a");
    await peer.sync();
    await peer.saved(peer.type("last words"));
    const closing = server.hub.close();
    expect(await peer.closed).toBe(CloseCode.restarting);
    await closing;
    expect(server.hub.stats()).toMatchObject({ rooms: 0, connections: 0, pending: 0 });
    expect(await new RawPeer(server, ROOM, "a").closed).toBe(CloseCode.restarting);
    expect(database.raw.prepare("SELECT count(*) AS n FROM room_update").get()).toEqual({ n: 2 });
  });
});
