import { useEffect, useSyncExternalStore } from "react";
import type { ConnectionNotice, ConnectionState } from "./connection-state";
import { loadYjs } from "~/sheet/yjs";
import { later } from "./later";
import { pageAlive } from "./page-alive";
import type { Room } from "./room";
import type { RoomRegistry } from "./room-registry";
import type { Readable } from "./store";
import type { UndoSteps } from "./undo";

/** How long a room stays open behind somebody who has left it, ms. */
const GRACE = 15_000;

let person: string | null = null;

/** Where words that could not be sent are kept, in the browser only. */
const wordStore = later(async () => {
  const { browserWordStore } = await import("./word-store");
  return browserWordStore(() => window.indexedDB);
});

/** The rooms of this tab, in the browser only. */
const registry = later(createRooms);

/** A page is shown and read without its rooms: what opens them is loaded behind its other parts. */
async function createRooms(): Promise<RoomRegistry> {
  await pageAlive();
  const [{ openRoom }, { createRoomRegistry }, words] = await Promise.all([
    import("./room"),
    import("./room-registry"),
    wordStore.load(),
    loadYjs(),
  ]);
  const server = location.origin.replace(/^http/, "ws");
  const created = createRoomRegistry(
    (room) => openRoom({ server, room, person: () => person, words }),
    GRACE,
  );
  window.addEventListener("online", () => created.retry());
  // As long as the tab lives, and not only while a page of the meeting is shown: words that wait
  // outlive the page they were written on.
  window.addEventListener("beforeunload", (event) => {
    if (created.summary.get().onlyHere) event.preventDefault();
  });
  return created;
}

/** Holds a room open until `release`, which may come before there are rooms at all. */
function hold(name: string): () => void {
  let held = true;
  let leave: (() => void) | undefined;
  void registry.load().then((all) => {
    if (held) leave = all.hold(name);
  });
  return () => {
    held = false;
    leave?.();
  };
}

/**
 * Says whose page this is: no room takes or gives a word in another's name. What an earlier visit of
 * theirs could not save is sent now, whichever page they are on.
 */
export function openRoomsAs(personId: string | null): void {
  if (personId === person) return;
  person = personId;
  if (personId !== null) void sendKeptWords(personId);
}

/** A room that was opened stays open as long as something in it is unsaved. */
async function sendKeptWords(personId: string): Promise<void> {
  const words = await wordStore.load();
  const kept = await words.of(personId);
  if (kept.length === 0) return;
  const all = await registry.load();
  for (const name of new Set(kept.map(({ room }) => room))) all.hold(name)();
}

/** Calls back when a room was opened, replaced or closed, and when there are rooms at all. */
const subscribeRooms = (listener: () => void) => subscribeTo((all) => all.subscribe, listener);
const subscribeSummary = (listener: () => void) =>
  subscribeTo((all) => all.summary.subscribe, listener);
const subscribeNotice = (listener: () => void) =>
  subscribeTo((all) => all.notice.subscribe, listener);

function subscribeTo(
  part: (all: RoomRegistry) => Readable<unknown>["subscribe"],
  listener: () => void,
): () => void {
  const join = () => {
    const all = registry.get();
    return all === null ? undefined : part(all)(listener);
  };
  let stop = join();
  const stopWaiting = registry.subscribe(() => {
    stop ??= join();
    listener();
  });
  return () => {
    stopWaiting();
    stop?.();
  };
}

const subscribeNothing = () => () => undefined;
const nothing = () => null;

const roomOf = (name: string): Room | null => registry.get()?.get(name) ?? null;

/**
 * The room of that name, held open as long as the component is mounted; null for null, on the
 * server, and until the first effect. Components that ask for one name share one room.
 */
export function useRoom(name: string | null): Room | null {
  useEffect(() => (name === null ? undefined : hold(name)), [name]);
  const get = () => (name === null ? null : roomOf(name));
  return useSyncExternalStore(subscribeRooms, get, nothing);
}

/** The room of that name as long as it is open anyway; does not hold it. */
export function useOpenRoom(name: string): Room | null {
  return useSyncExternalStore(subscribeRooms, () => roomOf(name), nothing);
}

/** A room that is held open although no component shows it: see `holdRoom`. */
export interface HeldRoom {
  /** The room as it is now; a renewed one is another. */
  get(): Room | null;
  release(): void;
}

/** Holds a room open for something that goes on when its page has been left, until `release`. */
export function holdRoom(name: string): HeldRoom {
  return { release: hold(name), get: () => roomOf(name) };
}

/** Replaces this tab's copy of a room by a fresh one, dropping what the server does not have. */
export function renewRoom(name: string): void {
  registry.get()?.renew(name);
}

/** Tries at once to connect again wherever the connection is away. */
export function retryRooms(): void {
  registry.get()?.retry();
}

function useReadable<T>(readable: Readable<T> | undefined): T | null {
  return useSyncExternalStore(
    readable?.subscribe ?? subscribeNothing,
    readable?.get ?? nothing,
    nothing,
  );
}

/**
 * What a room's connection is at; null as long as there is no room. Typing and saving do not change
 * it, and re-render nothing.
 */
export function useConnectionState(room: Room | null): ConnectionState | null {
  const status = room?.connection.status;
  return useSyncExternalStore(
    status?.subscribe ?? subscribeNothing,
    () => status?.get().state ?? null,
    nothing,
  );
}

/** The notice for the top bar, calm as `RoomRegistry`'s; null on the server, and until there are rooms. */
export function useRoomsNotice(): ConnectionNotice | null {
  return useSyncExternalStore(subscribeNotice, () => registry.get()?.notice.get() ?? null, nothing);
}

/** Whether this person has changes in any room that are in this tab's memory alone. */
export function useWordsOnlyHere(): boolean {
  return useSyncExternalStore(
    subscribeSummary,
    () => registry.get()?.summary.get().onlyHere ?? false,
    () => false,
  );
}

const NO_ROOMS: readonly string[] = [];

/** The rooms that no screen shows with words that the server will never take. */
export function useRefusedRooms(): readonly string[] {
  return useSyncExternalStore(
    subscribeSummary,
    () => registry.get()?.summary.get().refused ?? NO_ROOMS,
    () => NO_ROOMS,
  );
}

/** Which undo steps there are; null as long as there is no room. */
export function useUndoSteps(room: Room | null): UndoSteps | null {
  return useReadable(room?.undo.steps);
}

/**
 * Has the browser ask before the page is left, as long as `unsaved` holds. For what is not in a room:
 * the rooms see to their own words.
 */
export function useLeaveWarning(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [unsaved]);
}
