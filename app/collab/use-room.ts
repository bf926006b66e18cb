import { useCallback, useEffect, useSyncExternalStore } from "react";
import { mayType, type RoomStatus } from "./connection-state";
import { openRoom, type Room } from "./room";
import { createRoomRegistry, type RoomRegistry, type RoomsSummary } from "./room-registry";
import type { Readable } from "./store";
import type { UndoSteps } from "./undo";
import { browserWordStore } from "./word-store";

/** How long a room stays open behind somebody who has left it, ms. */
const GRACE = 15_000;

let registry: RoomRegistry | undefined;
let person: string | null = null;
const words = browserWordStore(() => window.indexedDB);

/** The rooms of this tab. In the browser only: hooks ask for it in effects and client snapshots. */
function rooms(): RoomRegistry {
  if (registry === undefined) {
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
    registry = created;
  }
  return registry;
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
  const kept = await words.of(personId);
  for (const name of new Set(kept.map(({ room }) => room))) rooms().hold(name)();
}

const subscribeRooms = (listener: () => void) => rooms().subscribe(listener);
const subscribeNothing = () => () => undefined;
const nothing = () => null;

/**
 * The room of that name, held open as long as the component is mounted; null for null, on the
 * server, and until the first effect. Components that ask for one name share one room.
 */
export function useRoom(name: string | null): Room | null {
  useEffect(() => (name === null ? undefined : rooms().hold(name)), [name]);
  const get = () => (name === null ? null : rooms().get(name));
  return useSyncExternalStore(subscribeRooms, get, nothing);
}

/** The room of that name as long as it is open anyway; does not hold it. */
export function useOpenRoom(name: string): Room | null {
  return useSyncExternalStore(subscribeRooms, () => rooms().get(name), nothing);
}

/** A room that is held open although no component shows it: see `holdRoom`. */
export interface HeldRoom {
  /** The room as it is now; a renewed one is another. */
  get(): Room | null;
  release(): void;
}

/** Holds a room open for something that goes on when its page has been left, until `release`. */
export function holdRoom(name: string): HeldRoom {
  return { release: rooms().hold(name), get: () => rooms().get(name) };
}

/** Replaces this tab's copy of a room by a fresh one, dropping what the server does not have. */
export function renewRoom(name: string): void {
  rooms().renew(name);
}

/** Tries at once to connect again wherever the connection is away. */
export function retryRooms(): void {
  rooms().retry();
}

function useReadable<T>(readable: Readable<T> | undefined): T | null {
  return useSyncExternalStore(
    readable?.subscribe ?? subscribeNothing,
    readable?.get ?? nothing,
    nothing,
  );
}

/** A room's connection; null as long as there is no room. */
export function useRoomStatus(room: Room | null): RoomStatus | null {
  return useReadable(room?.connection.status);
}

/** Whether the room's fields may be typed in. Re-renders only when that changes. */
export function useMayType(room: Room | null): boolean {
  const status = room?.connection.status;
  return useSyncExternalStore(
    status?.subscribe ?? subscribeNothing,
    () => status !== undefined && mayType(status.get()),
    () => false,
  );
}

/** The notice for the top bar, and whether anything at all is unsaved; null on the server. */
export function useRoomsSummary(): RoomsSummary | null {
  const subscribe = useCallback((listener: () => void) => rooms().summary.subscribe(listener), []);
  return useSyncExternalStore(subscribe, () => rooms().summary.get(), nothing);
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
