import { join } from "node:path";
import { setImmediate as breathe } from "node:timers/promises";
import SqliteDatabase from "better-sqlite3";
import * as Y from "yjs";
import type { Hand } from "./hand";

/** How an edit came to the disk, milliseconds. */
export type Reached = {
  /** From the edit until it could be read. */
  readonly took: number;
  /** From the look before to the one that found it: the edit was there at most so much earlier. */
  readonly blur: number;
};

/**
 * Looks into the product's data directory from outside, as any other process could. It looks again as
 * soon as it has looked, with one indexed query.
 */
export class DiskWatch {
  private readonly database;
  private readonly newer;
  private seq: number;
  private readonly roomId: number;

  constructor(dataDir: string, room: string) {
    this.database = new SqliteDatabase(join(dataDir, "liangdeng.db"), { readonly: true });
    const find = this.database.prepare<[string], number>("SELECT id FROM room WHERE name = ?");
    this.roomId = find.pluck().get(room) ?? 0;
    const last = this.database.prepare<[number], number | null>(
      "SELECT max(seq) FROM room_update WHERE room_id = ?",
    );
    this.seq = last.pluck().get(this.roomId) ?? 0;
    this.newer = this.database.prepare<[number, number], { seq: number; bytes: Buffer }>(
      "SELECT seq, bytes FROM room_update WHERE room_id = ? AND seq > ?",
    );
  }

  /** @param hand makes the next edit */
  async until(hand: Hand): Promise<Reached> {
    const { client } = hand;
    const began = performance.now();
    hand.strike();
    const { clock } = hand;
    for (let before = began; ;) {
      const looked = performance.now();
      const rows = this.newer.all(this.roomId, this.seq);
      const now = performance.now();
      for (const { seq, bytes } of rows) {
        this.seq = seq;
        if ((Y.parseUpdateMeta(bytes).to.get(client) ?? 0) < clock) continue;
        return { took: now - began, blur: now - before };
      }
      before = looked;
      await breathe();
    }
  }

  close(): void {
    this.database.close();
  }
}
