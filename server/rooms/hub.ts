/**
 * The room server as the rest of the process sees it: the only way into a room, for browsers and
 * for the server's own code.
 */
import type { Duplex } from "node:stream";
import type * as Y from "yjs";
import type { WebSocket } from "ws";
import { CloseCode } from "~/protocol/close-codes";
import { formatRoomName, type LiveRoom, type RoomName } from "~/protocol/room-name";
import { isLiveRoom, parseRoomName } from "~/protocol/read-room-name";
import { AttendanceNotes } from "./attendance-notes";
import { closeSocket, Connection, type Rights, type Surroundings } from "./connection";
import type { Stored } from "./persistence";
import {
  UNREAD_METER,
  type Admission,
  type Attendance,
  type LiveSource,
  type LiveValues,
  type RoomAccess,
} from "./ports";
import { RoomRegistry, type RegistryPorts } from "./registry";
import type { Room } from "./room";
import { DEFAULT_SETTINGS, type RoomSettings } from "./settings";
import type { SharedDocument } from "./shared-document";
import { Upkeep } from "./upkeep";
import { WorkShares } from "./work-share";

/** What the hub is made of. */
export type HubPorts = RegistryPorts & {
  readonly access: RoomAccess;
  readonly live: LiveSource;
  readonly attendance: Attendance;
};

/** What the upgrade knows about a new socket. */
export type Entrance = {
  /** The room's name as in the address. */
  readonly room: string;
  /** The session token; null when the request carried none. */
  readonly session: string | null;
  /** What the socket speaks on. */
  readonly wire: Duplex;
  /** The generation of the client's copy; null or "" when it has none. */
  readonly generation: string | null;
};

/** Which connections to judge again; all of them when neither is given. */
export type RecheckFilter = { readonly personId?: string; readonly roomPrefix?: string };

/** In whose name the server writes, and whose company's room it is if it must be created. */
export type ServerAuthor = { readonly personId: string | null; readonly companyId: string | null };

/** Figures for the operator. */
export type HubStats = {
  readonly rooms: number;
  readonly connections: number;
  /** Updates that wait for the disk. */
  readonly pending: number;
};

/** The rights could not be read: come back later. */
type Unanswered = { readonly ok: false; readonly close: typeof CloseCode.storageFailure };

/** See the file's header. */
export class Hub {
  private readonly settings: RoomSettings;
  private readonly rooms: RoomRegistry;
  private readonly attendance: AttendanceNotes;
  private readonly around: Surroundings;
  private readonly upkeep: Upkeep;
  private readonly sockets = new Set<WebSocket>();
  private readonly shares = new WorkShares();
  private isClosed = false;

  constructor(
    private readonly ports: HubPorts,
    settings: Partial<RoomSettings> = {},
  ) {
    this.settings = { ...DEFAULT_SETTINGS, ...settings };
    this.rooms = new RoomRegistry(ports, this.settings);
    const { attendance, logger, clock, meter = UNREAD_METER } = ports;
    this.attendance = new AttendanceNotes(attendance, logger);
    this.around = { settings: this.settings, clock, meter };
    this.upkeep = new Upkeep(this.settings, (room, member) => {
      this.flush();
      this.judge(room, member);
    });
  }

  /** Takes over a socket that has just been opened. */
  accept(socket: WebSocket, entrance: Entrance): void {
    this.sockets.add(socket);
    socket.on("close", () => this.sockets.delete(socket));
    // Every error of a socket is followed by its close; unheard, it would end the process.
    socket.on("error", (error) => {
      this.ports.logger.info("socket error", { room: entrance.room.slice(0, 200), error });
    });
    const refusal = this.isClosed ? CloseCode.restarting : this.enter(socket, entrance);
    if (refusal !== null) closeSocket(socket, refusal, this.settings.closeGraceMs);
  }

  /**
   * Commits, acknowledges and shows everything received so far. Like `edit`, `read`, `recheck` and
   * `projectNow`, which begin with it, not to be called inside a database transaction.
   */
  flush(): void {
    this.rooms.flush();
    this.attendance.flush();
  }

  /**
   * Lets the server write into a document like any peer; what it wrote is on disk and on its way to
   * everybody when this returns. Whether it may is the caller's to decide.
   *
   * @param write writes, within one Yjs transaction; when it throws, the room's copy in memory is
   *   given up, so that half a change is never stored
   */
  edit<T>(name: RoomName, by: ServerAuthor, write: (doc: Y.Doc) => T): Stored<T> {
    const opened = this.openDocument(name, by.companyId);
    if (!opened.ok) return opened;
    const { room, document } = opened.value;
    const value = this.write(room, document, by, write);
    this.rooms.commitSoon(room);
    this.flush();
    if (!this.rooms.holds(room)) {
      return { ok: false, error: "storage-failure", cause: new Error("not committed") };
    }
    this.rooms.unloadIfEmpty(room);
    return { ok: true, value };
  }

  /** Reads a document as it is on disk, loading it if need be. */
  read<T>(name: RoomName, companyId: string | null, look: (doc: Y.Doc) => T): Stored<T> {
    const opened = this.openDocument(name, companyId);
    if (!opened.ok) return opened;
    const { room, document } = opened.value;
    const value = look(document.doc);
    this.rooms.unloadIfEmpty(room);
    return { ok: true, value };
  }

  /** Pushes changed values to everybody in a meeting's or a company's room. */
  publish(room: LiveRoom, live: LiveValues): void {
    this.rooms.loaded(room)?.publish(live);
  }

  /**
   * Judges connections again, after rights have changed: somebody who may no longer be there is cut
   * off at once, whoever has other rights is told. What was received before counts as before.
   */
  recheck(filter: RecheckFilter): void {
    this.flush();
    for (const room of this.rooms.under(filter.roomPrefix)) {
      for (const member of room.members) {
        if (filter.personId === undefined || member.rights.person.id === filter.personId) {
          this.judge(room, member);
        }
      }
    }
  }

  /**
   * Brings the projections of all rooms whose name starts so up to date, loading those that are only
   * on disk: a process may have died, or a projection failed, between a commit and its projection.
   *
   * @returns whether every word that is on disk is now in the rows
   */
  projectNow(roomPrefix: string): boolean {
    this.flush();
    return this.rooms.projectNow(roomPrefix);
  }

  /**
   * Makes good, after a start, what the process before this one did not come to project. One room in
   * a turn of the event loop, so that nobody waits for it.
   */
  async catchUp(): Promise<void> {
    await this.rooms.catchUp();
  }

  /** Empties the rows that are projected from documents and makes all of them anew. */
  rebuildProjections(): boolean {
    this.flush();
    this.ports.projection.empty();
    return this.rooms.projectNow("");
  }

  /** The people in a meeting's room, each once. */
  present(meetingId: string): string[] {
    const members = this.rooms.loaded({ kind: "meeting", meetingId })?.members ?? [];
    return [...new Set([...members].map(({ rights }) => rights.person.id))];
  }

  /** Figures for the operator. */
  stats(): HubStats {
    const rooms = this.rooms.under();
    return {
      rooms: rooms.length,
      connections: rooms.reduce((sum, room) => sum + room.members.size, 0),
      pending: rooms.reduce((sum, room) => sum + room.pending().length, 0),
    };
  }

  /**
   * Ends everything: commits, sends everybody away to come back after the restart, unloads.
   *
   * @returns when the last socket has closed
   */
  async close(): Promise<void> {
    this.isClosed = true;
    this.upkeep.stop();
    this.rooms.stopRetrying();
    await this.rooms.keep();
    this.flush();
    for (const room of this.rooms.under()) {
      room.closeAll(CloseCode.restarting);
      this.rooms.unloadIfEmpty(room);
    }
    await Promise.all([...this.sockets].map(closed));
    this.attendance.flush();
  }

  private enter(socket: WebSocket, entrance: Entrance): CloseCode | null {
    const name = parseRoomName(entrance.room);
    if (!name) return CloseCode.unknownRoom;
    const admission = this.admit(name, entrance.session);
    if (!admission.ok) return admission.close;
    const live = this.liveOf(name);
    if (!live.ok) return CloseCode.storageFailure;
    const opened = this.rooms.open(name, admission.companyId);
    if (!opened.ok) return CloseCode.storageFailure;
    const room = opened.value;
    if (isOtherGeneration(room, entrance.generation)) {
      this.rooms.unloadIfEmpty(room);
      return CloseCode.otherGeneration;
    }
    const { wire, session } = entrance;
    const share = this.shares.of(admission.person.id);
    const connection = new Connection(socket, wire, session, admission, this.around, share);
    room.join(connection, live.value);
    this.upkeep.begin(socket, { room, member: connection });
    if (name.kind === "meeting") {
      const note = () => this.attendance.note(name.meetingId, admission.person.id);
      note();
      socket.once("close", note);
    }
    return null;
  }

  /** What a live room shows, read before anybody is let in: the question may fail. */
  private liveOf(name: RoomName): Stored<LiveValues | null> {
    if (!isLiveRoom(name)) return { ok: true, value: null };
    try {
      const held = this.rooms.loaded(name)?.live ?? null;
      return { ok: true, value: this.ports.live.snapshot(name, held) };
    } catch (cause) {
      this.ports.logger.error("live values cannot be read", {
        room: formatRoomName(name),
        error: cause,
      });
      return { ok: false, error: "storage-failure", cause };
    }
  }

  /** Nobody gets in, or stays in, on a question that could not be answered. */
  private admit(name: RoomName, session: string | null): Admission | Unanswered {
    try {
      return this.ports.access.admit(name, session);
    } catch (error) {
      this.ports.logger.error("rights cannot be read", { room: formatRoomName(name), error });
      return { ok: false, close: CloseCode.storageFailure };
    }
  }

  private judge(room: Room, member: Connection): void {
    const admission = this.admit(room.parsed, member.session);
    if (!admission.ok) member.close(admission.close);
    else if (!isSameRights(member.rights, admission)) room.grant(member, admission);
  }

  /** A room's document with nothing pending in it. */
  private openDocument(
    name: RoomName,
    companyId: string | null,
  ): Stored<{ room: Room; document: SharedDocument }> {
    const opened = this.rooms.open(name, companyId);
    if (!opened.ok) return opened;
    const room = opened.value;
    if (!room.document) throw new Error(`room ${room.name} has no document`);
    this.flush();
    return this.rooms.holds(room)
      ? { ok: true, value: { room, document: room.document } }
      : { ok: false, error: "storage-failure", cause: new Error("not committed") };
  }

  private write<T>(
    room: Room,
    document: SharedDocument,
    { personId }: ServerAuthor,
    write: (doc: Y.Doc) => T,
  ): T {
    try {
      const { doc } = document;
      return doc.transact(() => write(doc), { personId, via: null });
    } catch (cause) {
      this.rooms.discard(room, cause);
      throw cause;
    }
  }
}

function isOtherGeneration(room: Room, held: string | null): boolean {
  return room.document !== null && Boolean(held) && held !== room.document.generation;
}

function isSameRights(a: Rights, b: Rights): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function closed(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    socket.once("close", () => resolve());
  });
}
