/** Projects rooms in memory: soon after a commit, or at once when somebody is about to read. */
import type { Logger, Projection } from "../ports";
import type { Room } from "../room";

/** `timer` null: the last attempt failed, and the next one is the catch-up's to begin. */
type Waiting = { timer: NodeJS.Timeout | null; readonly authors: Set<string> };

/** What the projector asks of the registry around it. */
export type ProjectorHost = {
  /** Commits what is pending, so that only what is on disk is projected. */
  readonly flush: () => void;
  /** A projection failed: it must be tried again later. */
  readonly failed: () => void;
};

/** See the file's header. */
export class Projector {
  private readonly waiting = new Map<Room, Waiting>();

  /** @param delayMs how long a projection waits for further commits */
  constructor(
    private readonly projection: Projection,
    private readonly logger: Logger,
    private readonly delayMs: number,
    private readonly host: ProjectorHost,
  ) {}

  /** A room has changed; its projection follows within the delay, however often it changes. */
  soon(room: Room, authors: Iterable<string>): void {
    let entry = this.waiting.get(room);
    if (!entry) {
      const timer = setTimeout(() => {
        this.host.flush();
        this.ifDue(room);
      }, this.delayMs);
      entry = { timer, authors: new Set() };
      this.waiting.set(room, entry);
    }
    for (const author of authors) entry.authors.add(author);
  }

  /** Whether a room has changed since it was last projected. */
  isWaiting(room: Room): boolean {
    return this.waiting.has(room);
  }

  /** Projects a room that is waiting for its first attempt; nothing may be pending. */
  ifDue(room: Room): void {
    if (this.waiting.get(room)?.timer) this.now(room);
  }

  /** Projects a room; nothing may be pending. @returns whether its rows are up to date */
  now(room: Room): boolean {
    const authors = this.forget(room);
    if (!room.document) return true;
    try {
      this.projection.project(room.parsed, room.document.doc, room.document.committedSeq);
      return true;
    } catch (error) {
      // A projection is a copy that can be rebuilt; the words themselves are safe.
      this.logger.error("projection failed", { room: room.name, authors: [...authors], error });
      this.waiting.set(room, { timer: null, authors });
      this.host.failed();
      return false;
    }
  }

  /** A room is no longer in memory, or was given up: what it held must not be projected. */
  forget(room: Room): Set<string> {
    const entry = this.waiting.get(room);
    if (entry?.timer) clearTimeout(entry.timer);
    this.waiting.delete(room);
    return entry?.authors ?? new Set();
  }
}
