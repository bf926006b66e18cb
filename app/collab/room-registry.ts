import { equalityDeep } from "lib0/function";
import { hasDocument, parseRoomName } from "~/protocol/read-room-name";
import {
  connectionNotice,
  loudestNotice,
  onlyHere,
  unsentTexts,
  type ConnectionNotice,
} from "./connection-state";
import { createCalmNotice } from "./calm-notice";
import type { Room } from "./room";
import { createStore, type Readable } from "./store";

/** What is true of all rooms together. */
export type RoomsSummary = {
  /** The loudest notice of the rooms in use, and of those left behind with unsaved words. */
  readonly notice: ConnectionNotice;
  /** Whether this person has changes in any room that are in this tab's memory alone. */
  readonly onlyHere: boolean;
  /** The rooms that no screen shows with words that the server will never take. */
  readonly refused: readonly string[];
};

/** The rooms that this browser tab has open. */
export type RoomRegistry = {
  readonly summary: Readable<RoomsSummary>;
  /** The summary's notice for showing: see `createCalmNotice`. */
  readonly notice: Readable<ConnectionNotice>;
  /** The open room of that name, null when nobody holds it. */
  get(name: string): Room | null;
  /** Calls back when a room was opened, replaced or closed; returns how to stop. */
  subscribe(listener: () => void): () => void;
  /** Opens the room, or joins those who have it open; returns how to let go of it. */
  hold(name: string): () => void;
  /** Replaces the copy of a room by a fresh one. What the server does not have of it is dropped. */
  renew(name: string): void;
  /** Has every room try at once to come back. */
  retry(): void;
};

type Entry = {
  room: Room;
  holders: number;
  /** Nobody has held it for the whole grace time: close as soon as nothing is unsaved. */
  expired: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
  unwatch: () => void;
};

/**
 * Rooms counted by their holders. A room outlives its last holder by `grace` ms, so that walking
 * from page to page of a department (or React's double mounting) does not reconnect; and by as long
 * as it has words that are not saved, since they exist nowhere else.
 */
export function createRoomRegistry(open: (name: string) => Room, grace: number): RoomRegistry {
  const entries = new Map<string, Entry>();
  const listeners = new Set<() => void>();
  const summary = createStore<RoomsSummary>({ notice: "saved", onlyHere: false, refused: [] });
  const calm = createCalmNotice();

  const summarize = () => {
    const rooms = [...entries].map(([name, { room, holders }]) => {
      const status = room.connection.status.get();
      return { name, holders, status };
    });
    const shown = rooms.filter(({ holders, status }) => holders > 0 || status.unsaved);
    const notices = shown.map(({ name, status }) => ({ name, notice: connectionNotice(status) }));
    // Where somebody writes in one document, that others are only read is nothing to speak of.
    const writes = notices.some(({ name, notice }) => holdsWords(name) && notice === "saved");
    const notice = loudestNotice(
      notices.map((each) =>
        each.notice === "read-only" && (writes || !holdsWords(each.name)) ? "saved" : each.notice,
      ),
    );
    const refused = rooms
      .filter(({ holders, status }) => holders === 0 && unsentTexts(status).length > 0)
      .map(({ name }) => name);
    const before = summary.get().refused;
    summary.set({
      notice,
      onlyHere: rooms.some(({ status }) => onlyHere(status)),
      // The same list until another room is in it: nobody is told of what stays.
      refused: equalityDeep(before, refused) ? before : refused,
    });
    calm.tell(notice);
  };

  const changed = () => {
    summarize();
    for (const listener of listeners) listener();
  };

  const close = (name: string, entry: Entry) => {
    entries.delete(name);
    entry.unwatch();
    entry.room.destroy();
    changed();
  };

  const onStatus = (name: string, entry: Entry) => {
    const { state, unsaved } = entry.room.connection.status.get();
    summarize();
    if (unsaved) return;
    if (entry.expired) close(name, entry);
    // Nothing of this person's is in the old copy, so there is nothing to ask.
    else if (state.kind === "refused" && state.reason === "other-generation") renew(name);
  };

  const watch = (name: string, entry: Entry) => {
    entry.unwatch = entry.room.connection.status.subscribe(() => onStatus(name, entry));
  };

  const renew = (name: string) => {
    const entry = entries.get(name);
    if (entry === undefined) return;
    entry.unwatch();
    entry.room.connection.discard();
    entry.room.destroy();
    entry.room = open(name);
    watch(name, entry);
    changed();
  };

  const enter = (name: string): Entry => {
    const known = entries.get(name);
    if (known !== undefined) return known;
    const entry: Entry = {
      room: open(name),
      holders: 0,
      expired: false,
      timer: undefined,
      unwatch: () => undefined,
    };
    entries.set(name, entry);
    watch(name, entry);
    return entry;
  };

  const leave = (name: string, entry: Entry) => {
    entry.holders -= 1;
    summarize();
    if (entry.holders > 0) return;
    entry.timer = setTimeout(() => {
      entry.expired = true;
      onStatus(name, entry);
    }, grace);
  };

  return {
    summary,
    notice: calm.notice,
    get: (name) => entries.get(name)?.room ?? null,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hold(name) {
      const entry = enter(name);
      entry.holders += 1;
      entry.expired = false;
      clearTimeout(entry.timer);
      changed();
      let held = true;
      return () => {
        if (held) leave(name, entry);
        held = false;
      };
    },
    renew,
    retry() {
      for (const { room } of entries.values()) room.connection.retry();
    },
  };
}

/** A room without a document is read-only for everybody, which is nothing to speak of either. */
function holdsWords(name: string): boolean {
  const room = parseRoomName(name);
  return room !== null && hasDocument(room);
}
