/**
 * Group commit: what arrived in one turn of the event loop, in whatever rooms, is written in one
 * transaction. Only then does a room acknowledge and show it.
 */
import type { PendingUpdate } from "./shared-document";
import type { LogEntry, Stored, UpdateLog } from "./persistence";
import type { RoomMeter } from "./ports";

/** A room as the queue sees it. */
export interface Committable {
  /** Not on disk yet, oldest first. */
  pending(): readonly PendingUpdate[];
  /** The pending updates are on disk: acknowledge and show them. */
  committed(): void;
  /** They could not be written: the room must be given up. */
  failed(cause: unknown): void;
}

/** See the file's header. */
export class CommitQueue {
  private readonly dirty = new Set<Committable>();

  constructor(
    private readonly log: UpdateLog,
    private readonly meter: RoomMeter,
  ) {}

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
      if (own.ok) settle(room);
      else room.failed(own.cause);
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
}

/** Whatever goes wrong in one room while it tells people: that room is given up, nothing else. */
function settle(room: Committable): void {
  try {
    room.committed();
  } catch (cause) {
    room.failed(cause);
  }
}
