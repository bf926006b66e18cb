import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { AttendanceNotes } from "#server/rooms/attendance-notes";
import { memoryUpdateLog } from "#server/rooms/memory-update-log";
import { CloseCode } from "~/protocol/close-codes";
import { addFinding, readFindings } from "~/sheet/findings";
import { sheetVersion } from "~/sheet/sheet-document";
import { projectedAfter } from "./support/projected-after";
import { RawPeer } from "./support/raw-peer";
import { faultyLog, startRoomServer, type RoomServer } from "./support/room-server";

/** Nothing is projected unless it is asked for. */
const NO_PROJECTIONS = { projections: projectedAfter(60_000) };

const SHEET = { kind: "sheet", meetingId: "m", departmentId: "d" } as const;
const ROOM = "sheet/m/d";
const BY = { personId: "server-person", companyId: "c" };
const finding = { page: "measure:M1", kind: "problem", text: "written by the server" } as const;

describe("the server as a peer", () => {
  test("writes into an open room: on disk when it returns, and shown to everybody", async () => {
    const log = faultyLog(memoryUpdateLog(randomUUID));
    const server = await startRoomServer({ log });
    const reader = new RawPeer(server, ROOM, "a");
    await reader.sync();
    log.appends.length = 0;
    expect(server.hub.edit(SHEET, BY, (doc) => addFinding(doc, null, finding)).ok).toBe(true);
    expect(log.appends.flat()).toEqual([expect.objectContaining({ personId: "server-person" })]);
    const read = () => readFindings(reader.doc, "measure:M1");
    await reader.next("update", () => read().length > 0);
    expect(read()).toMatchObject([{ text: finding.text }]);
  });

  test("writes into and reads from a room in which nobody is, and leaves nothing loaded", async () => {
    const server = await startRoomServer();
    server.hub.edit(SHEET, BY, (doc) => addFinding(doc, null, finding));
    const read = server.hub.read(SHEET, "c", (doc) => readFindings(doc, "measure:M1").length);
    expect(read).toEqual({ ok: true, value: 1 });
    expect(server.hub.stats().rooms).toBe(0);
  });

  test("is told when its words could not be saved, and nobody sees them", async () => {
    const log = faultyLog(memoryUpdateLog(randomUUID));
    const server = await startRoomServer({ log });
    const reader = new RawPeer(server, ROOM, "a");
    await reader.sync();
    log.failing = () => true;
    const edited = server.hub.edit(SHEET, BY, (doc) => addFinding(doc, null, finding));
    expect(edited).toMatchObject({ ok: false, error: "storage-failure" });
    await reader.closed;
    expect(readFindings(reader.doc, "measure:M1")).toEqual([]);
    log.failing = () => false;
    const read = server.hub.read(SHEET, "c", (doc) => readFindings(doc, "measure:M1"));
    expect(read).toEqual({ ok: true, value: [] });
  });

  test("that fails in the middle of writing leaves no half of it, and what others sent is kept", async () => {
    const server = await startRoomServer();
    const author = new RawPeer(server, ROOM, "a");
    await author.sync();
    await author.saved(author.type("kept"));
    expect(() =>
      server.hub.edit(SHEET, BY, (doc) => {
        doc.getText("t").insert(0, "half ");
        throw new Error("a bug");
      }),
    ).toThrow("a bug");
    const read = server.hub.read(SHEET, "c", (doc) => doc.getText("t").toJSON());
    expect(read).toEqual({ ok: true, value: "kept" });
  });

  test("seeds a new document once, before anybody has it", async () => {
    const server = await startRoomServer();
    const [one, two] = [new RawPeer(server, ROOM, "a"), new RawPeer(server, ROOM, "b")];
    await Promise.all([one.sync(), two.sync()]);
    expect([sheetVersion(one.doc), sheetVersion(two.doc)]).toEqual([1, 1]);
    const closing = new RawPeer(server, "closing/m", "a");
    await closing.sync();
    expect(closing.doc.getMap("meta").toJSON()).toEqual({ version: 1 });
  });
});

describe("attendance", () => {
  test("notes who comes into a meeting's room and who leaves it, and no other room's", async () => {
    const server = await startRoomServer();
    const seen = noted(server);
    const sheet = new RawPeer(server, ROOM, "a");
    await sheet.sync();
    const peer = new RawPeer(server, "meeting/m", "a");
    await expect.poll(() => seen).toEqual([{ m: ["a"] }]);
    await new RawPeer(server, "meeting/m", "a").next("hello");
    await expect.poll(() => seen).toEqual([{ m: ["a"] }, { m: ["a"] }]);
    expect(server.hub.present("m")).toEqual(["a"]);
    expect(server.hub.present("elsewhere")).toEqual([]);
    peer.socket.close();
    await expect.poll(() => seen.length).toBe(3);
  });

  test("of whoever leaves because the hub closes is noted before it has closed", async () => {
    const server = await startRoomServer();
    const peers = ["a", "b"].map((id) => new RawPeer(server, "meeting/m", id));
    await Promise.all(peers.map((peer) => peer.next("hello")));
    server.hub.flush();
    const seen = noted(server);
    await server.hub.close();
    expect(new Set(seen.flatMap(({ m = [] }) => m))).toEqual(new Set(["a", "b"]));
  });

  test("is written down once for everybody who came in the same turn", async () => {
    const written: unknown[] = [];
    const notes = new AttendanceNotes({ seen: (people) => void written.push(people) }, noLogger);
    notes.note("m", "a");
    notes.note("n", "b");
    notes.note("m", "c");
    notes.note("m", "a");
    expect(written).toEqual([]);
    await new Promise(setImmediate);
    const people = new Map([
      ["m", new Set(["a", "c"])],
      ["n", new Set(["b"])],
    ]);
    expect(written).toEqual([people]);
    notes.flush();
    expect(written).toHaveLength(1);
  });

  test("that cannot be noted keeps nobody out of the room", async () => {
    const server = await startRoomServer();
    server.controls.seen = () => {
      throw new Error("disk full");
    };
    const peer = new RawPeer(server, "meeting/m", "a");
    await peer.next("hello");
    const messages = () => server.lines.map(({ message }) => message);
    await expect.poll(messages).toContain("attendance cannot be noted");
    await peer.sync();
  });
});

const unheard = () => undefined;
const noLogger = { info: unheard, warn: unheard, error: unheard };

/** What is written down from now on, each time by meeting. */
function noted(server: RoomServer): Record<string, string[]>[] {
  const seen: Record<string, string[]>[] = [];
  server.controls.seen = (people) =>
    void seen.push(Object.fromEntries([...people].map(([meeting, ids]) => [meeting, [...ids]])));
  return seen;
}

describe("live values", () => {
  test("come whole to whoever joins and as changes afterwards, to the meeting's room only", async () => {
    const server = await startRoomServer();
    server.controls.live = {
      revision: 4,
      entries: [
        ["light/a", "red"],
        ["timer", 1],
      ],
    };
    const [member, sheet] = [new RawPeer(server, "meeting/m", "a"), new RawPeer(server, ROOM, "b")];
    await Promise.all([member.sync(), sheet.sync()]);
    server.hub.publish(
      { kind: "meeting", meetingId: "m" },
      { revision: 5, entries: [["light/a", "green"]] },
    );
    server.hub.publish(
      { kind: "meeting", meetingId: "other" },
      { revision: 6, entries: [["light/a", "red"]] },
    );
    await member.next("live", ({ revision }) => revision === 5);
    await sheet.sync();
    const { now } = server.controls;
    expect(member.all("live")).toEqual([
      { type: "live", whole: true, now, ...server.controls.live },
      { type: "live", whole: false, now, revision: 5, entries: [["light/a", "green"]] },
    ]);
    expect(sheet.all("live")).toEqual([]);
  });

  test("of a company go to its own room, which is no meeting's and notes no attendance", async () => {
    const server = await startRoomServer();
    const seen = noted(server);
    server.controls.live = { revision: 4, entries: [["follow-up/f", { state: "planned" }]] };
    const [board, meeting] = ["company/c", "meeting/c"].map(
      (room) => new RawPeer(server, room, "a"),
    );
    if (!board || !meeting) throw new Error("two rooms make two peers");
    await Promise.all([board.sync(), meeting.sync()]);
    const entries = [["follow-up/f", { state: "done" }]] as const;
    server.hub.publish({ kind: "company", companyId: "c" }, { revision: 5, entries });
    await board.next("live", ({ revision }) => revision === 5);
    await meeting.sync();
    expect(board.all("live")).toHaveLength(2);
    expect(meeting.all("live")).toHaveLength(1);
    expect(seen).toEqual([{ c: ["a"] }]);
  });

  test("need not be read again for who comes next, until newer ones have been published", async () => {
    const server = await startRoomServer();
    const held: unknown[] = [];
    server.controls.held = (values) => void held.push(values);
    const { live } = server.controls;
    const come = (room: string) => new RawPeer(server, room, "a").next("live");
    await come("meeting/m");
    await come("meeting/m");
    await come("meeting/other");
    expect(held).toEqual([null, live, null]);
    server.hub.publish(
      { kind: "meeting", meetingId: "m" },
      { revision: 0, entries: [["timer", 1]] },
    );
    await come("meeting/m");
    await come("meeting/other");
    expect(held.slice(3)).toEqual([null, live]);
  });

  test("that cannot be read let nobody in, as a passing fault, and leave no room behind", async () => {
    const server = await startRoomServer();
    const { live } = server.controls;
    Object.defineProperty(server.controls, "live", {
      configurable: true,
      get: () => {
        throw new Error("locked");
      },
    });
    expect(await new RawPeer(server, "meeting/m", "a").closed).toBe(CloseCode.storageFailure);
    expect(server.hub.stats().rooms).toBe(0);
    Object.defineProperty(server.controls, "live", { value: live });
    const member = new RawPeer(server, "meeting/m", "a");
    await member.next("live");
  });

  test("stand in a room that has no document and takes no edits from anybody", async () => {
    const server = await startRoomServer();
    const member = new RawPeer(server, "meeting/m", "a");
    await member.sync();
    expect(member.all("hello")).toMatchObject([{ generation: "", mayEdit: false }]);
    member.type("words");
    expect(await member.next("refused")).toEqual({ type: "refused", code: "no-document" });
    const other = new RawPeer(server, "meeting/m", "b");
    await other.sync();
    expect(other.words).toBe("");
  });
});

describe("projections", () => {
  test("follow a commit, and are brought up to date at once when asked", async () => {
    const server = await startRoomServer({
      settings: NO_PROJECTIONS,
    });
    const projected: string[] = [];
    server.controls.project = (_, doc) => void projected.push(doc.getText("t").toJSON());
    const author = new RawPeer(server, ROOM, "a");
    await author.sync();
    await author.saved(author.type("one"));
    await author.saved(author.type(" two"));
    server.hub.projectNow("sheet/m");
    server.hub.projectNow("sheet/m");
    expect(projected).toEqual(["one two"]);
  });

  test("come by themselves, and before the room is unloaded", async () => {
    const server = await startRoomServer({ settings: { projections: projectedAfter(5) } });
    const projected: string[] = [];
    server.controls.project = (_, doc) => void projected.push(doc.getText("t").toJSON());
    const author = new RawPeer(server, ROOM, "a");
    await author.sync();
    await author.saved(author.type("one"));
    while (projected.at(-1) !== "one") await new Promise(setImmediate);
    await author.saved(author.type(" two"));
    author.socket.close();
    while (server.hub.stats().rooms > 0) await new Promise(setImmediate);
    expect(projected.at(-1)).toBe("one two");
  });

  test("that fail harm nobody, and the log names the author", async () => {
    const server = await startRoomServer({
      settings: NO_PROJECTIONS,
    });
    server.controls.project = () => {
      throw new Error("hostile content");
    };
    const author = new RawPeer(server, ROOM, "a");
    await author.sync();
    await author.saved(author.type("one"));
    server.hub.projectNow("");
    await author.saved(author.type("two"));
    const facts = expect.objectContaining({ room: ROOM, authors: ["a"] });
    expect(server.lines).toContainEqual({ level: "error", message: "projection failed", facts });
  });

  test("of a room are made good when it is loaded after a crash", async () => {
    const log = memoryUpdateLog(randomUUID);
    const crashed = await startRoomServer({
      log,
      settings: NO_PROJECTIONS,
    });
    const author = new RawPeer(crashed, ROOM, "a");
    await author.sync();
    await author.saved(author.type("one"));
    const restarted = await startRoomServer({
      log,
      settings: NO_PROJECTIONS,
    });
    const projected: string[] = [];
    restarted.controls.behind = () => [SHEET];
    restarted.controls.project = (_, doc) => void projected.push(doc.getText("t").toJSON());
    const reader = new RawPeer(restarted, ROOM, "b");
    await reader.sync();
    restarted.hub.projectNow("");
    expect(projected).toEqual(["one"]);
  });
});
