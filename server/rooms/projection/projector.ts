/** Projects rooms in memory: in a pause of their writers, or at once when somebody is about to read. */
import type { Logger, Projection } from "../ports";
import type { Room } from "../room";
import type { ProjectorPace } from "./projector-pace";

/**
 * When a room first and last changed since it was projected (or was loaded with rows that are behind),
 * on the clock of `performance`; null: the last attempt failed, the catch-up's to repeat.
 */
type Waiting = {
  readonly changed: { readonly first: number; last: number } | null;
  readonly authors: Set<string>;
};

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
  private timer: NodeJS.Timeout | null = null;
  /** Until when all that was projected would have taken within its share of the time. */
  private evenUntil = 0;

  constructor(
    private readonly projection: Projection,
    private readonly logger: Logger,
    private readonly pace: ProjectorPace,
    private readonly host: ProjectorHost,
  ) {}

  /** A room has changed; its projection follows, one for however many changes. */
  soon(room: Room, authors: Iterable<string>): void {
    const now = performance.now();
    let entry = this.waiting.get(room);
    if (entry?.changed) {
      entry.changed.last = now;
    } else if (!entry) {
      entry = { changed: { first: now, last: now }, authors: new Set() };
      this.waiting.set(room, entry);
      this.schedule();
    }
    for (const author of authors) entry.authors.add(author);
  }

  /** Whether a room has changed since it was last projected. */
  isWaiting(room: Room): boolean {
    return this.waiting.has(room);
  }

  /** Projects a room that is waiting for its first attempt; nothing may be pending. */
  ifDue(room: Room): void {
    if (this.waiting.get(room)?.changed) this.now(room);
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
      this.waiting.set(room, { changed: null, authors });
      this.host.failed();
      return false;
    }
  }

  /** A room is no longer in memory, or was given up: what it held must not be projected. */
  forget(room: Room): Set<string> {
    const entry = this.waiting.get(room);
    this.waiting.delete(room);
    return entry?.authors ?? new Set();
  }

  private schedule(): void {
    if (this.timer) return;
    const next = this.next();
    if (!next) return;
    const at = this.mayBeginAt(next.due);
    this.timer = setTimeout(() => {
      this.timer = null;
      this.work();
      this.schedule();
    }, at - performance.now());
  }

  /** Projects the room that is due first, if one is. */
  private work(): void {
    if (!this.due()) return;
    const began = performance.now();
    this.host.flush();
    // Committing may have given the room up, or ended its pause.
    const room = this.due();
    if (!room) return;
    this.now(room);
    const ended = performance.now();
    this.evenUntil = Math.max(this.evenUntil, began) + (ended - began) / this.pace.share;
  }

  /** The room that is due first, if it is by now and the share allows it. */
  private due(): Room | null {
    const next = this.next();
    if (!next) return null;
    return this.mayBeginAt(next.due) <= performance.now() + EARLY_MS ? next.room : null;
  }

  private mayBeginAt(due: number): number {
    return Math.max(due, this.evenUntil - this.pace.leadMs);
  }

  private next(): { readonly room: Room; readonly due: number } | null {
    let next: { room: Room; due: number } | null = null;
    for (const [room, { changed }] of this.waiting) {
      const due = changed ? this.dueAt(changed) : Number.POSITIVE_INFINITY;
      if (due < (next?.due ?? Number.POSITIVE_INFINITY)) next = { room, due };
    }
    return next;
  }

  /**
   * When `now - last = pauseMs * (1 - (now - first) / latestMs)`. A projection right behind a key would
   * compete with showing it; and where many write the pauses are short, so that the longer it has waited
   * the less must do. Never after `latestMs`: rooms that the share holds up keep their turn.
   */
  private dueAt({ first, last }: { readonly first: number; readonly last: number }): number {
    const { pauseMs, latestMs } = this.pace;
    const sinceFirst = (latestMs * (last - first + pauseMs)) / (latestMs + pauseMs);
    return first + Math.min(sinceFirst, latestMs);
  }
}

/** Timers of Node may fire this much before their time, ms. */
const EARLY_MS = 2;
