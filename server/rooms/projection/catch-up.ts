/**
 * Finds rooms whose rows lack words that are on disk, in memory or not, and projects them: the
 * process may have died between a commit and its projection, or the projection may have failed.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import { formatRoomName, type RoomName } from "~/protocol/room-name";
import { parseRoomName } from "~/protocol/read-room-name";
import type { Stored } from "../persistence";
import type { Logger, Projection } from "../ports";
import type { Room } from "../room";
import type { Projector } from "./projector";

/** What catching up asks of the registry around it. */
export interface CatchUpHost {
  open(name: RoomName, companyId: null): Stored<Room>;
  under(prefix: string): Room[];
  unloadIfEmpty(room: Room): void;
  flush(): void;
}

/** See the file's header. */
export class CatchUp {
  private timer: NodeJS.Timeout | null = null;
  private failures = 0;
  private isStopped = false;

  /** @param times how long the first repetition waits, and the longest wait between two */
  constructor(
    private readonly host: CatchUpHost,
    private readonly projection: Projection,
    private readonly projector: Projector,
    private readonly logger: Logger,
    private readonly times: { readonly firstMs: number; readonly longestMs: number },
  ) {}

  /** Projects all that is behind under `prefix`, now. @returns whether nothing is behind any more */
  now(prefix: string): boolean {
    const names = this.behind(prefix);
    if (!names) return false;
    return names.map((name) => this.project(name)).every(Boolean);
  }

  /** The same for all rooms, one in a turn of the event loop; what fails is tried again later. */
  async gently(): Promise<void> {
    const before = this.failures;
    const names = this.behind("");
    for (const name of names ?? []) {
      await nextTurn();
      if (this.isStopped) return;
      this.project(name);
    }
    if (!names) this.later();
    else if (this.failures === before) this.failures = 0;
  }

  /** Tries again after a while, which doubles with every failure. */
  later(): void {
    if (this.timer || this.isStopped) return;
    const { firstMs, longestMs } = this.times;
    const waitMs = Math.min(firstMs * 2 ** this.failures, longestMs);
    this.failures += 1;
    this.timer = setTimeout(() => {
      this.timer = null;
      void this.gently();
    }, waitMs).unref();
  }

  /** The process ends. */
  stop(): void {
    this.isStopped = true;
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
  }

  /** Whether a room's rows lack something, as far as the disk tells. */
  isBehind(room: string): boolean {
    return this.onDisk(room)?.includes(room) ?? true;
  }

  private behind(prefix: string): RoomName[] | null {
    const onDisk = this.onDisk(prefix);
    if (!onDisk) return null;
    const inMemory = this.host.under(prefix).filter((room) => this.projector.isWaiting(room));
    const names = new Set([...inMemory.map(({ name }) => name), ...onDisk]);
    return [...names].flatMap((name) => parseRoomName(name) ?? []);
  }

  private onDisk(prefix: string): string[] | null {
    try {
      return this.projection.behind(prefix).map(formatRoomName);
    } catch (error) {
      this.logger.error("projections cannot be compared with the log", { prefix, error });
      return null;
    }
  }

  private project(name: RoomName): boolean {
    const opened = this.host.open(name, null);
    if (!opened.ok) return false;
    this.host.flush();
    const isDone = this.projector.now(opened.value);
    this.host.unloadIfEmpty(opened.value);
    return isDone;
  }
}
