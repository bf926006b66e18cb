/**
 * The rooms in memory: the one place where they are loaded, unloaded and given up.
 *
 * A room is loaded when the first connection (or the server itself) needs it, and unloaded at the
 * end of a turn in which nobody is left and everything is on disk. Both are synchronous, so that a
 * second load of a room in memory, or a load while its last save is under way, cannot happen.
 */
import { CloseCode, closeReason } from "~/protocol/close-codes";
import { formatRoomName, type RoomName } from "~/protocol/room-name";
import { hasDocument } from "~/protocol/read-room-name";
import type { Foreign } from "~/sheet/foreign-content";
import { CommitQueue } from "./commit-queue";
import type { Stored, UpdateLog } from "./persistence";
import { UNREAD_METER, type Clock, type Logger, type Projection, type RoomMeter } from "./ports";
import { CatchUp } from "./projection/catch-up";
import { Projector } from "./projection/projector";
import { Room, type RoomHost } from "./room";
import type { RoomSettings } from "./settings";
import { SharedDocument, type PendingUpdate } from "./shared-document";
import { Turn } from "./turn";

/** What the registry is made of. */
export type RegistryPorts = {
  readonly log: UpdateLog;
  readonly projection: Projection;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly meter?: RoomMeter;
};

/** What no browser of ours sends: the operator wants to know who did. */
const ABUSE: readonly CloseCode[] = [
  CloseCode.malformed,
  CloseCode.tooLarge,
  CloseCode.rateLimited,
];

/** See the file's header. */
export class RoomRegistry implements RoomHost {
  private readonly rooms = new Map<string, Room>();
  private readonly queue: CommitQueue;
  private readonly projector: Projector;
  private readonly behind: CatchUp;
  private readonly commitTurn: Turn;
  private readonly turn: Turn;
  private readonly withNewPresence = new Set<Room>();
  private readonly empty = new Set<Room>();

  constructor(
    private readonly ports: RegistryPorts,
    private readonly settings: RoomSettings,
  ) {
    const flush = () => this.flush();
    const { projection, logger } = ports;
    this.queue = new CommitQueue(ports.log, ports.meter ?? UNREAD_METER, settings.keeps);
    const failed = () => this.behind.later();
    this.projector = new Projector(projection, logger, settings.projections, { flush, failed });
    const { projections, projectionRetryMs: longestMs } = settings;
    const times = { firstMs: projections.pauseMs, longestMs };
    this.behind = new CatchUp(this, projection, this.projector, logger, times);
    this.commitTurn = new Turn(() => this.commit(), settings.commits);
    this.turn = new Turn(() => this.endTurn(), { apartMs: 0 });
  }

  /** A room by name, loaded if need be. */
  open(name: RoomName, companyId: string | null): Stored<Room> {
    const key = formatRoomName(name);
    const present = this.rooms.get(key);
    if (present) return { ok: true, value: present };
    const document = hasDocument(name) ? this.load(key, name, companyId) : null;
    if (document?.ok === false) {
      this.ports.logger.error("room cannot be loaded", { room: key, error: document.cause });
      return document;
    }
    const room = new Room(key, name, document?.value ?? null, this);
    this.rooms.set(key, room);
    if (room.pending().length > 0) this.commitSoon(room);
    else if (room.document && this.behind.isBehind(key)) this.projector.soon(room, []);
    return { ok: true, value: room };
  }

  /** A room that is in memory. */
  loaded(name: RoomName): Room | undefined {
    return this.rooms.get(formatRoomName(name));
  }

  /** The rooms in memory whose name starts with `prefix`. */
  under(prefix = ""): Room[] {
    return [...this.rooms.values()].filter((room) => room.name.startsWith(prefix));
  }

  /** Whether this is the copy of its room that counts: neither unloaded nor given up. */
  holds(room: Room): boolean {
    return this.rooms.get(room.name) === room;
  }

  /** Commits everything now. */
  flush(): void {
    this.queue.flush();
  }

  /** Commits everything now. @returns when it is kept, and acknowledged */
  async keep(): Promise<void> {
    this.queue.flush();
    await this.queue.keep();
  }

  /** Projects all that is behind under `prefix`, in memory or on disk. @returns whether it could */
  projectNow(prefix: string): boolean {
    return this.behind.now(prefix);
  }

  /** Projects all that is behind, one room in a turn. */
  catchUp(): Promise<void> {
    return this.behind.gently();
  }

  /** The process ends: what could not be projected is made good by the next one. */
  stopRetrying(): void {
    this.behind.stop();
  }

  /** Unloads a room in which nobody is. */
  unloadIfEmpty(room: Room): void {
    if (room.members.size > 0) return;
    if (room.pending().length > 0) this.flush();
    if (!this.holds(room)) return;
    this.projector.ifDue(room);
    this.projector.forget(room);
    if ((room.document?.tail ?? 0) >= this.settings.compactOnUnloadAfter) this.compact(room);
    this.rooms.delete(room.name);
    room.document?.abandon();
  }

  now(): number {
    return this.ports.clock.now();
  }

  commitSoon(room: Room): void {
    this.queue.add(room);
    this.commitTurn.request();
  }

  relayPresenceSoon(room: Room): void {
    this.withNewPresence.add(room);
    this.turn.request();
  }

  unloadSoon(room: Room): void {
    this.empty.add(room);
    this.turn.request();
  }

  messageFailed(room: Room, personId: string, cause: unknown): void {
    this.ports.logger.error("message failed", {
      room: room.name,
      authors: [personId],
      error: cause,
    });
  }

  foreignContent(room: Room, personId: string, found: ReadonlySet<Foreign>): void {
    const facts = { room: room.name, authors: [personId], found: [...found] };
    this.ports.logger.warn("a document holds what is no page", facts);
  }

  sentAway(room: Room, personId: string, code: CloseCode): void {
    if (!ABUSE.includes(code)) return;
    const facts = { room: room.name, authors: [personId], code, reason: closeReason(code) };
    this.ports.logger.warn("somebody was sent away", facts);
  }

  afterCommit(room: Room, written: readonly PendingUpdate[]): void {
    this.projector.soon(room, authorsOf(written));
    if (room.document?.isDueForCompaction(this.settings.compactAfter)) this.compact(room);
  }

  discard(room: Room, cause: unknown): void {
    if (!this.holds(room)) return;
    const authors = authorsOf(room.pending());
    this.ports.logger.error("room given up", { room: room.name, authors, error: cause });
    this.rooms.delete(room.name);
    this.projector.forget(room);
    room.document?.abandon();
    room.closeAll(CloseCode.storageFailure);
  }

  private load(key: string, name: RoomName, companyId: string | null): Stored<SharedDocument> {
    const room = { name: key, parsed: name, companyId };
    return SharedDocument.load(this.ports.log, room, () => this.now());
  }

  private commit(): void {
    this.flush();
    this.relayPresence();
  }

  private endTurn(): void {
    this.commitTurn.runIfDue();
    this.relayPresence();
    for (const room of this.empty) this.unloadIfEmpty(room);
    this.empty.clear();
  }

  private relayPresence(): void {
    for (const room of this.withNewPresence) {
      // Words first: a cursor refers to a place in them.
      if (room.pending().length > 0) continue;
      this.withNewPresence.delete(room);
      room.broadcastPresence();
    }
  }

  private compact(room: Room): void {
    const written = room.document?.compact();
    if (written?.ok !== false) return;
    // The log itself is whole: loading takes longer, nothing else.
    this.ports.logger.warn("compaction failed", { room: room.name, error: written.cause });
  }
}

function authorsOf(updates: readonly PendingUpdate[]): string[] {
  return [...new Set(updates.flatMap(({ personId }) => personId ?? []))];
}
