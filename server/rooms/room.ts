/**
 * One room: its document, the connections in it, and what each of them is told and when.
 *
 * The order is the product's first promise: apply, commit, and only then show and answer those who
 * ask for the content; have it kept, and only then acknowledge. Between applying and committing nobody
 * sees anything, and nobody is told that something is saved which a power cut could still take.
 */
import {
  decodeAwarenessUpdate,
  encodeAwarenessUpdate,
  type AwarenessEntry,
} from "~/protocol/awareness-update";
import { CloseCode } from "~/protocol/close-codes";
import {
  decodeClientMessage,
  encodeMessage,
  type ClientMessage,
  type ServerMessage,
} from "~/protocol/messages";
import type { RoomName } from "~/protocol/room-name";
import type { Foreign } from "~/sheet/foreign-content";
import type { Acknowledgment, Committable } from "./commit-queue";
import type { Connection, Rights } from "./connection";
import { askForAll, receiveNumber, receiveUpdate, refusalFor } from "./edits";
import { Framed } from "./framed";
import { mergeUpdates } from "./merge-updates";
import type { LiveValues } from "./ports";
import { RoomPresence } from "./presence";
import type { PendingUpdate, SharedDocument } from "./shared-document";

/** What a room asks of the hub around it. */
export interface RoomHost {
  now(): number;
  /** There is something to commit or to acknowledge. */
  commitSoon(room: Room): void;
  /** Somebody's presence has changed. */
  relayPresenceSoon(room: Room): void;
  /** A message of this person made the room throw. */
  messageFailed(room: Room, personId: string, cause: unknown): void;
  /** This person put something into the document that no page of ours holds. */
  foreignContent(room: Room, personId: string, found: ReadonlySet<Foreign>): void;
  /** The server ended a connection of this person. */
  sentAway(room: Room, personId: string, code: CloseCode): void;
  /** Nobody is left. */
  unloadSoon(room: Room): void;
  /** The room's updates have been written. */
  afterCommit(room: Room, written: readonly PendingUpdate[]): void;
  /** The room must be given up: what is in memory is not what is on disk. */
  discard(room: Room, cause: unknown): void;
}

/** A Yjs update that changes nothing, for whoever syncs where there is no document. */
const EMPTY_UPDATE = Uint8Array.of(0, 0);

/** See the file's header. */
export class Room implements Committable {
  readonly members = new Set<Connection>();
  /** The live values as whoever came last was told them; null once newer ones were published. */
  live: LiveValues | null = null;
  private readonly presence = new RoomPresence<Connection>();
  /**
   * Questions (sync step 1) that came while something was uncommitted, as state vectors: the last of
   * each who asks, since its answer is the answer to all before it, and one answer may be large.
   */
  private questions = new Map<Connection, Uint8Array>();

  /** @param document null in a room that has none */
  constructor(
    readonly name: string,
    readonly parsed: RoomName,
    readonly document: SharedDocument | null,
    private readonly host: RoomHost,
  ) {
    const told = new Set<string>();
    if (!document) return;
    document.onForeign = (personId, found) => {
      const news = [...found].filter((reason) => !told.has(`${personId} ${reason}`));
      for (const reason of news) told.add(`${personId} ${reason}`);
      // Once a person and reason: the log must not grow with every keystroke of somebody hostile.
      if (news.length > 0) host.foreignContent(this, personId, new Set(news));
    };
  }

  /** Lets an admitted connection in and tells it where it is. */
  join(connection: Connection, live: LiveValues | null): void {
    this.members.add(connection);
    connection.start({
      message: (bytes) => this.receive(connection, bytes),
      failed: (cause) => this.host.messageFailed(this, connection.rights.person.id, cause),
      gone: () => this.leave(connection),
    });
    this.greet(connection);
    if (this.document) askForAll(connection, this.document);
    this.tellPresence(connection);
    this.live = live;
    if (live) connection.send({ type: "live", whole: true, now: this.host.now(), ...live });
  }

  /** Gives a connection other rights; somebody who may edit now is asked for what was refused. */
  grant(connection: Connection, rights: Rights): void {
    const couldEdit = refusalFor(connection.rights) === null;
    connection.rights = rights;
    this.greet(connection);
    if (this.document && !couldEdit && refusalFor(rights) === null) {
      // A client that may not edit leaves our first question unanswered.
      connection.awaitsAnswer = false;
      askForAll(connection, this.document);
    }
  }

  /** Sends new live values to everybody. */
  publish(live: LiveValues): void {
    this.live = null;
    const frame = framed({ type: "live", whole: false, now: this.host.now(), ...live });
    for (const member of this.members) member.sendFramed(frame);
  }

  /** Relays what has changed about who is here, encoded once for all who did not cause it. */
  broadcastPresence(): void {
    const changes = this.presence.takeChanges();
    if (changes.length === 0) return;
    const frame = framed({ type: "awareness", update: encodeAwarenessUpdate(changes) });
    const changed = new Set(changes.map(({ clientId }) => clientId));
    for (const member of this.members) {
      const own = this.presence.clientOf(member);
      if (own === undefined || !changed.has(own)) member.sendFramed(frame);
      else this.tellStates(member, changes);
    }
  }

  /** Updates that wait for the disk. */
  pending(): readonly PendingUpdate[] {
    return this.document?.pending ?? [];
  }

  /** Everything pending is written: now it may be shown and asked for. */
  committed(): Acknowledgment | null {
    const written = this.pending();
    this.document?.settle();
    const frame = written.length > 0 ? framed({ type: "update", update: merged(written) }) : null;
    // Somebody who alone wrote all of it has it already.
    const author = written.every(({ via }) => via === written[0]?.via) ? written[0]?.via : null;
    const owed: [Connection, number][] = [];
    for (const member of this.members) {
      if (frame && member !== author) member.sendFramed(frame);
      if (member.owed !== null) owed.push([member, member.owed]);
      member.owed = null;
    }
    const { questions } = this;
    this.questions = new Map();
    for (const [asker, stateVector] of questions) this.answer(asker, stateVector);
    if (written.length > 0) this.host.afterCommit(this, written);
    if (owed.length === 0) return null;
    return () => {
      for (const [member, seq] of owed) member.send({ type: "saved", seq });
    };
  }

  /** What is pending could not be written. */
  failed(cause: unknown): void {
    this.host.discard(this, cause);
  }

  /** Ends every connection. */
  closeAll(code: CloseCode): void {
    for (const member of this.members) member.close(code);
  }

  private receive(connection: Connection, bytes: Uint8Array): void {
    const decoded = decodeClientMessage(bytes);
    if (decoded.ok) this.handle(connection, decoded.value);
    else connection.refuseAndClose("malformed", CloseCode.malformed);
  }

  private handle(connection: Connection, message: ClientMessage): void {
    switch (message.type) {
      case "sync-step-1":
        return this.receiveQuestion(connection, message.stateVector);
      case "sync-step-2":
        return this.receiveEdit(connection, message.update, true);
      case "update":
        return this.receiveNumbered(connection, message);
      case "submitted":
        return this.receiveNumber(connection, message.seq);
      case "awareness":
        return this.receivePresence(connection, message.update);
      case "query-awareness":
        return this.tellPresence(connection);
    }
  }

  private receiveQuestion(asker: Connection, stateVector: Uint8Array): void {
    if (this.pending().length > 0) this.questions.set(asker, stateVector);
    else this.answer(asker, stateVector);
  }

  private receiveNumbered(
    connection: Connection,
    { update, seq }: Extract<ClientMessage, { type: "update" }>,
  ): void {
    this.receiveEdit(connection, update, false);
    // Whoever was sent away over an edit is told no more, and where there is no document, all.
    if (seq === undefined || !this.document || connection.state.kind !== "open") return;
    this.receiveNumber(connection, seq);
  }

  private receiveEdit(connection: Connection, update: Uint8Array, isAnswer: boolean): void {
    if (!this.document) {
      connection.send({ type: "refused", code: "no-document" });
      return;
    }
    const outcome = receiveUpdate(connection, this.document, update, isAnswer);
    if (outcome === "commit") this.host.commitSoon(this);
    if (outcome === "discard") {
      const { id } = connection.rights.person;
      this.host.discard(this, new Error(`the document broke on an update of person ${id}`));
    }
  }

  private receiveNumber(connection: Connection, seq: number): void {
    receiveNumber(connection, seq);
    if (connection.owed !== null) this.host.commitSoon(this);
  }

  private receivePresence(connection: Connection, update: Uint8Array): void {
    const entries = decodeAwarenessUpdate(update);
    if (!entries.ok) {
      connection.refuseAndClose("malformed", CloseCode.malformed);
      return;
    }
    const { person } = connection.rights;
    if (this.presence.receive(connection, person, entries.value, this.host.now())) {
      this.host.relayPresenceSoon(this);
    }
  }

  private leave(connection: Connection): void {
    if (!this.members.delete(connection)) return;
    const { state, rights } = connection;
    if (state.kind === "closing") this.host.sentAway(this, rights.person.id, state.code);
    if (this.presence.leave(connection)) this.host.relayPresenceSoon(this);
    if (this.members.size === 0) this.host.unloadSoon(this);
  }

  private greet(connection: Connection): void {
    const { rights } = connection;
    connection.send({
      type: "hello",
      generation: this.document?.generation ?? "",
      mayEdit: this.document !== null && refusalFor(rights) === null,
      sealed: rights.sealed,
      now: this.host.now(),
      personId: rights.person.id,
    });
  }

  private answer(asker: Connection, stateVector: Uint8Array): void {
    const update = this.document ? this.document.encodeSince(stateVector) : EMPTY_UPDATE;
    if (update) asker.send({ type: "sync-step-2", update });
    else asker.refuseAndClose("malformed", CloseCode.malformed);
  }

  private tellPresence(connection: Connection): void {
    this.tellStates(connection, this.presence.all());
  }

  /** Tells a client of other clients' states: never of its own, see `RoomPresence`. */
  private tellStates(connection: Connection, states: readonly AwarenessEntry[]): void {
    const own = this.presence.clientOf(connection);
    const others = states.filter(({ clientId }) => clientId !== own);
    if (others.length === 0) return;
    connection.send({ type: "awareness", update: encodeAwarenessUpdate(others) });
  }
}

function framed(message: ServerMessage): Framed {
  return Framed.of(encodeMessage(message));
}

function merged(updates: readonly PendingUpdate[]): Uint8Array {
  return mergeUpdates(updates.map(({ bytes }) => bytes));
}
