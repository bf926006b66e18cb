import { beforeEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import type { LogEntry, Stored, UpdateLog } from "#server/rooms/persistence";

const ROOM = "sheet/m/d";
const OTHER = "closing/m";

/** What every update log must do; run on each implementation. */
export function updateLogContract(name: string, makeLog: () => UpdateLog): void {
  describe(`an update log in ${name}`, () => {
    let log: UpdateLog;

    beforeEach(() => {
      log = makeLog();
      value(log.load(ROOM, "company"));
      value(log.load(OTHER, null));
    });

    test("enters a new room empty and gives it a generation that stays", () => {
      const first = value(log.load("closing/new", null));
      expect(first).toMatchObject({ snapshot: null, updates: [], lastSeq: 0 });
      expect(value(log.load("closing/new", null)).generation).toBe(first.generation);
      expect(value(log.load(ROOM, null)).generation).not.toBe(first.generation);
    });

    test("gives back what was appended, in order, and apart for each room", () => {
      value(log.append([entry(ROOM, 1, [1, 2]), entry(OTHER, 1, [9]), entry(ROOM, 2, [3])]));
      value(log.append([entry(ROOM, 3, [4])]));
      expect(bytesOf(log, ROOM)).toEqual([[1, 2], [3], [4]]);
      expect(bytesOf(log, OTHER)).toEqual([[9]]);
      expect(value(log.load(ROOM, null)).lastSeq).toBe(3);
    });

    test("keeps bytes that the caller changes afterwards", () => {
      const changed = entry(ROOM, 1, [1, 2]);
      value(log.append([changed]));
      changed.bytes.fill(0);
      expect(bytesOf(log, ROOM)).toEqual([[1, 2]]);
    });

    test("appends all of a batch or nothing", () => {
      value(log.append([entry(ROOM, 1, [1])]));
      const failed = log.append([entry(OTHER, 1, [2]), entry(ROOM, 1, [3])]);
      expect(failed).toMatchObject({ ok: false, error: "storage-failure" });
      expect(bytesOf(log, OTHER)).toEqual([]);
      expect(bytesOf(log, ROOM)).toEqual([[1]]);
    });

    test("answers an append to a room that was never loaded with a failure", () => {
      expect(log.append([entry("closing/nowhere", 1, [1])])).toMatchObject({ ok: false });
    });

    test("loads a snapshot and only what came after it", () => {
      const typed = type(["上", "月"], "p1", 0);
      value(log.append(typed));
      value(log.compact(ROOM, merged(typed), 2, 5));
      value(log.append([entry(ROOM, 3, [7])]));
      const stored = value(log.load(ROOM, null));
      expect(stored.updates.map((update) => [...update])).toEqual([[7]]);
      expect(stored.lastSeq).toBe(3);
      expect(textOf([stored.snapshot ?? Uint8Array.of()])).toBe("上月");
    });

    test("knows the last number also when everything is in the snapshot", () => {
      const typed = type(["a", "b"], "p1", 0);
      value(log.append(typed));
      value(log.compact(ROOM, merged(typed), 2, 5));
      expect(value(log.load(ROOM, null))).toMatchObject({ updates: [], lastSeq: 2 });
    });

    test("folds one person's minute into one row and keeps who wrote what when", () => {
      const entries = [
        ...type(["a", "b", "c"], "p1", 1_000),
        ...type(["d"], "p2", 2_000, 4),
        ...type(["e"], "p1", 3_000, 5),
        ...type(["f"], "p1", 70_000, 6),
      ];
      value(log.append(entries));
      value(log.compact(ROOM, merged(entries), 6, 80_000));
      const rows = value(log.history(ROOM));
      expect(rows.map(({ seq, personId, at }) => [seq, personId, at])).toEqual([
        [3, "p1", 1_000],
        [4, "p2", 2_000],
        [5, "p1", 3_000],
        [6, "p1", 70_000],
      ]);
      expect(textOf(rows.map(({ bytes }) => bytes))).toBe(
        textOf(entries.map(({ bytes }) => bytes)),
      );
    });

    test("folds only what a snapshot newly covers", () => {
      const first = type(["a", "b"], "p1", 1_000);
      value(log.append(first));
      value(log.compact(ROOM, merged(first), 2, 1_500));
      const second = type(["c", "d"], "p1", 2_000, 3);
      value(log.append(second));
      value(log.compact(ROOM, merged([...first, ...second]), 3, 2_500));
      expect(value(log.history(ROOM)).map(({ seq }) => seq)).toEqual([2, 3, 4]);
      expect(value(log.load(ROOM, null)).updates).toHaveLength(1);
    });
  });
}

function entry(room: string, seq: number, bytes: number[]): LogEntry {
  return { room, seq, bytes: Uint8Array.from(bytes), personId: "p", at: seq };
}

function type(words: string[], personId: string, from: number, firstSeq = 1): LogEntry[] {
  const doc = new Y.Doc();
  const entries: LogEntry[] = [];
  doc.on("update", (bytes: Uint8Array) => {
    const seq = firstSeq + entries.length;
    entries.push({ room: ROOM, seq, bytes, personId, at: from + entries.length });
  });
  for (const word of words) doc.getText("t").insert(doc.getText("t").length, word);
  return entries;
}

function merged(entries: readonly LogEntry[]): Uint8Array {
  return Y.mergeUpdates(entries.map(({ bytes }) => bytes));
}

function textOf(updates: readonly Uint8Array[]): string {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc.getText("t").toJSON();
}

function bytesOf(log: UpdateLog, room: string): number[][] {
  return value(log.load(room, null)).updates.map((update) => [...update]);
}

function value<T>(stored: Stored<T>): T {
  if (!stored.ok) throw stored.cause;
  return stored.value;
}
