import { describe, expect, test } from "vitest";
import { TokenBucket } from "#server/rooms/token-bucket";
import { CloseCode } from "~/protocol/close-codes";
import { RawPeer } from "./support/raw-peer";
import { startRoomServer, type RoomServer } from "./support/room-server";

const ROOM = "sheet/m/d";

describe("a connection", () => {
  test("that does not take its messages is closed with a code of its own, and the others are not held up", async () => {
    const server = await startRoomServer({ settings: { maxOutgoingBytes: 64 * 1024 } });
    const [author, slow] = [new RawPeer(server, ROOM, "a"), new RawPeer(server, ROOM, "b")];
    await Promise.all([author.sync(), slow.sync()]);
    slow.socket.pause();
    while (server.hub.stats().connections === 2) {
      await author.saved(author.edit((doc) => doc.getMap("m").set("k", "x".repeat(500_000))));
    }
    slow.socket.resume();
    expect(await slow.closed).toBe(CloseCode.slowPeer);
    const back = new RawPeer(server, ROOM, "b", { doc: slow.doc });
    await back.sync();
    expect(back.doc.getMap("m").toJSON()).toEqual(author.doc.getMap("m").toJSON());
  });

  test("that asks and does not listen is not asked after, and gets its answers when it does", async () => {
    const { author, asker } = await withMuchToAnswer(await startRoomServer());
    // The server goes on with others, and has what it needs to have answered it all.
    for (let time = 0; time < 20; time += 1) await author.heardOut();
    asker.socket.resume();
    for (let answered = 0; answered < QUESTIONS; answered++) await asker.next("sync-step-2");
    expect(asker.socket.readyState).toBe(asker.socket.OPEN);
  });

  test("with a message above the limit is told so and closed for good, before anything is applied", async () => {
    const server = await startRoomServer({ settings: { maxMessageBytes: 1_000 } });
    const author = new RawPeer(server, ROOM, "a");
    await author.sync();
    author.type("x".repeat(2_000));
    expect(await author.next("refused")).toMatchObject({ code: "too-large" });
    expect(await author.closed).toBe(CloseCode.tooLarge);
    const reader = new RawPeer(server, ROOM, "b");
    await reader.sync();
    expect(reader.words).toBe("");
  });

  test("with a frame that the socket itself refuses ends alone, for good and by name", async () => {
    const server = await startRoomServer();
    const [author, other] = [new RawPeer(server, ROOM, "a"), new RawPeer(server, ROOM, "b")];
    await Promise.all([author.sync(), other.sync()]);
    author.type("x".repeat(5 * 1024 * 1024));
    expect(await author.closed).toBe(CloseCode.tooLarge);
    const facts = expect.objectContaining({ authors: ["a"], code: CloseCode.tooLarge });
    expect(server.lines).toContainEqual(expect.objectContaining({ level: "warn", facts }));
    await other.saved(other.type("undisturbed"));
  });

  test.each([
    ["random bytes", Uint8Array.of(250, 7, 9, 9)],
    ["nothing at all", Uint8Array.of()],
    ["an unknown type", Uint8Array.of(55)],
    ["a sync message that ends in the middle", Uint8Array.of(0, 2, 200, 1)],
    ["an update that is none", Uint8Array.of(0, 2, 3, 9, 9, 9)],
    ["an answer that is none", Uint8Array.of(0, 1, 1, 7)],
    ["a state vector that is none", Uint8Array.of(0, 0, 2, 5, 1)],
    ["an awareness update that is none", Uint8Array.of(1, 2, 9, 9)],
  ])("that sends %s is closed for good and harms nobody", async (_, bytes) => {
    const server = await startRoomServer();
    const [hostile, other] = [new RawPeer(server, ROOM, "a"), new RawPeer(server, ROOM, "b")];
    await Promise.all([hostile.sync(), other.sync()]);
    hostile.socket.send(bytes);
    expect(await hostile.closed).toBe(CloseCode.malformed);
    await other.saved(other.type("undisturbed"));
  });

  test("that sends text is closed for good", async () => {
    const server = await startRoomServer();
    const hostile = new RawPeer(server, ROOM, "a");
    await hostile.sync();
    hostile.socket.send("hello");
    expect(await hostile.closed).toBe(CloseCode.malformed);
  });

  test("that sends too much is closed, and may come back", async () => {
    const server = await startRoomServer({ settings: { messageBurst: 20, messagesPerSecond: 1 } });
    const eager = new RawPeer(server, ROOM, "a");
    await eager.sync();
    for (let index = 0; index < 30; index++) eager.send({ type: "query-awareness" });
    expect(await eager.closed).toBe(CloseCode.rateLimited);
    const back = new RawPeer(server, ROOM, "a");
    await back.sync();
  });

  test("that no longer answers is given up", async () => {
    // Long enough for the other to answer on a busy machine.
    const server = await startRoomServer({ settings: { livenessMs: 250 } });
    const [dead, alive] = [
      new RawPeer(server, ROOM, "a", { pongs: false }),
      new RawPeer(server, ROOM, "b"),
    ];
    await alive.sync();
    expect(await dead.closed).toBe(1006);
    await alive.saved(alive.type("still here"));
  });

  test("that is alone and silent hears something, so that y-websocket does not take it for dead", async () => {
    const server = await startRoomServer({ settings: { livenessMs: 250 } });
    const peer = new RawPeer(server, ROOM, "a");
    await peer.sync();
    await peer.next("awareness");
    await peer.next("awareness");
    expect(peer.heard().size).toBe(0);
  });
});

describe("a token bucket", () => {
  test("gives its burst, then what time earns, and never more than its burst", () => {
    const bucket = new TokenBucket(10, 3, 0);
    const take = (now: number, times: number) =>
      Array.from({ length: times }, () => bucket.take(now)).filter(Boolean).length;
    expect(take(0, 5)).toBe(3);
    expect(take(100, 5)).toBe(1);
    expect(take(50, 5)).toBe(0);
    expect(take(100_000, 5)).toBe(3);
  });
});

/** How often the asker asks: together seven times what a slow peer may have waiting. */
const QUESTIONS = 60;

/** A room with much in it, and a peer that asks for all of it again and again without listening. */
async function withMuchToAnswer(server: RoomServer) {
  const [author, asker] = [new RawPeer(server, ROOM, "a"), new RawPeer(server, ROOM, "b")];
  await Promise.all([author.sync(), asker.sync()]);
  await author.saved(author.edit((doc) => doc.getMap("m").set("k", "x".repeat(500_000))));
  await asker.next("update");
  asker.socket.pause();
  const stateVector = Uint8Array.of(0);
  for (let asked = 0; asked < QUESTIONS; asked++) asker.send({ type: "sync-step-1", stateVector });
  return { author, asker };
}
