/**
 * Group commit: what arrived in one turn of the event loop, in whatever rooms, is written in one
 * transaction. Only then does a room show it. Meanwhile the disk is asked to keep it from a power cut,
 * off this thread; only after that does a room acknowledge it.
 */
import type { PendingUpdate } from "./shared-document";
import type { LogEntry, Stored, UpdateLog } from "./persistence";
import type { RoomMeter } from "./ports";
import { Turn, type Pace } from "./turn";

/** Tells authors that what they wrote is kept. */
export type Acknowledgment = () => void;

/** A room as the queue sees it. */
export interface Committable {
  /** Not on disk yet, oldest first. */
  pending(): readonly PendingUpdate[];
  /** The pending updates are written: show them. @returns whom to tell when they are kept, if anybody */
  committed(): Acknowledgment | null;
  /** They could not be written, or are not kept: the room must be given up. */
  failed(cause: unknown): void;
}

/** See the file's header. */
export class CommitQueue {
  private readonly dirty = new Set<Committable>();
  private readonly unkept: { readonly room: Committable; readonly acknowledge: Acknowledgment }[] =
    [];
  private readonly keepTurn: Turn;
  private keeping: Promise<void> | null = null;

  /** @param keeps see `RoomSettings` */
  constructor(
    private readonly log: UpdateLog,
    private readonly meter: RoomMeter,
    keeps: Pace,
  ) {
    this.keepTurn = new Turn(() => void this.keep(), keeps);
  }

  /** Notes that a room has something to commit or to acknowledge. */
  add(room: Committable): void {
    this.dirty.add(room);
  }

  /** Commits everything now. */
  flush(): void {
    const rooms = [...this.dirty];
    this.dirty.clear();
    const whole = this.write(rooms);
    for (const room of rooms) {
      // One room's failure (a second writer at its log) must not take the others with it.
      const own = whole.ok || rooms.length === 1 ? whole : this.write([room]);
      if (own.ok) this.settle(room);
      else room.failed(own.cause);
    }
  }

  /** @returns when everything that is committed is kept, and acknowledged */
  async keep(): Promise<void> {
    await this.keeping;
    this.keeping ??= this.keepOnce().finally(() => (this.keeping = null));
    await this.keeping;
  }

  private async keepOnce(): Promise<void> {
    const committed = this.unkept.splice(0);
    if (committed.length === 0) return;
    const kept = await this.log.keep();
    for (const { room, acknowledge } of committed) {
      if (kept.ok) attempt(room, acknowledge);
      else room.failed(kept.cause);
    }
  }

  private write(rooms: readonly Committable[]): Stored {
    const batch: LogEntry[] = rooms.flatMap((room) => room.pending());
    if (batch.length === 0) return { ok: true, value: undefined };
    const began = performance.now();
    const written = this.log.append(batch);
    this.meter.committed(performance.now() - began, batch.length, written.ok);
    return written;
  }

  private settle(room: Committable): void {
    attempt(room, () => {
      const acknowledge = room.committed();
      if (!acknowledge) return;
      this.unkept.push({ room, acknowledge });
      this.keepTurn.request();
    });
  }
}

/** Whatever goes wrong in one room while it tells people: that room is given up, nothing else. */
function attempt(room: Committable, tell: () => void): void {
  try {
    tell();
  } catch (cause) {
    room.failed(cause);
  }
}
