import { join } from "node:path";
import { setImmediate as breathe } from "node:timers/promises";
import SqliteDatabase from "better-sqlite3";
import * as Y from "yjs";

/** Looks into the product's data directory from outside, as any other process could. */
export class DiskWatch {
  private readonly database;
  private readonly newer;
  private readonly last;

  constructor(
    dataDir: string,
    private readonly room: string,
  ) {
    this.database = new SqliteDatabase(join(dataDir, "liangdeng.db"), { readonly: true });
    const from = "FROM room_update JOIN room ON room.id = room_id WHERE room.name = ?";
    this.last = this.database.prepare<[string], number>(`SELECT max(seq) ${from}`).pluck();
    this.newer = this.database.prepare<[string, number], { seq: number; bytes: Buffer }>(
      `SELECT seq, bytes ${from} AND seq > ?`,
    );
  }

  /**
   * @param edit makes the next edit of the client
   * @returns milliseconds from the edit until it can be read here
   */
  async until(client: number, edit: () => void): Promise<number> {
    let seq = this.last.get(this.room) ?? 0;
    const began = performance.now();
    edit();
    for (;;) {
      for (const row of this.newer.all(this.room, seq)) {
        seq = row.seq;
        if (Y.parseUpdateMeta(row.bytes).to.has(client)) return performance.now() - began;
      }
      await breathe();
    }
  }

  close(): void {
    this.database.close();
  }
}
