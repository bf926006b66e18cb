/** Keeps projections up to date: soon after a commit, or at once when somebody is about to read. */
import type { Logger, Projection } from "../ports";
import type { Room } from "../room";

/** See the file's header. */
export class Projector {
  private readonly waiting = new Map<Room, { timer: NodeJS.Timeout; authors: Set<string> }>();

  /**
   * @param delayMs how long a projection waits for further commits
   * @param flush commits what is pending, so that only what is on disk is projected
   */
  constructor(
    private readonly projection: Projection,
    private readonly logger: Logger,
    private readonly delayMs: number,
    private readonly flush: () => void,
  ) {}

  /** A room has changed; its projection follows within the delay, however often it changes. */
  soon(room: Room, authors: Iterable<string>): void {
    let entry = this.waiting.get(room);
    if (!entry) {
      const timer = setTimeout(() => {
        this.flush();
        this.now(room);
      }, this.delayMs);
      entry = { timer, authors: new Set() };
      this.waiting.set(room, entry);
    }
    for (const author of authors) entry.authors.add(author);
  }

  /** Projects a room that has changed since its last projection; nothing may be pending. */
  now(room: Room): void {
    const authors = this.forget(room);
    if (!authors || !room.document) return;
    try {
      this.projection.project(room.parsed, room.document.doc);
    } catch (error) {
      // A projection is a copy that can be rebuilt; the words themselves are safe.
      this.logger.error("projection failed", { room: room.name, authors: [...authors], error });
    }
  }

  /** A room was given up: what it held must not be projected. */
  forget(room: Room): Set<string> | null {
    const entry = this.waiting.get(room);
    if (!entry) return null;
    clearTimeout(entry.timer);
    this.waiting.delete(room);
    return entry.authors;
  }
}
