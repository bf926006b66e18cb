import { equalityDeep } from "lib0/function";
import type { Awareness } from "y-protocols/awareness";
import {
  readPeerState,
  type FieldCursor,
  type PeerState,
  type Place,
  type Presence as OwnState,
  type PresentPerson,
} from "~/protocol/presence";
import { createStore, type Readable } from "./store";

/** Somebody in the room, with all screens they have open besides this one taken together. */
export type PersonHere = {
  readonly person: PresentPerson;
  /** Where they are looking, one entry for each different place. */
  readonly places: readonly Place[];
  /** Whether one of their screens follows the facilitator. */
  readonly following: boolean;
};

/** Somebody's cursor in a field. */
export type PeerCursor = {
  /** Names the screen it belongs to. */
  readonly clientId: number;
  readonly person: PresentPerson;
  readonly cursor: FieldCursor;
  readonly composing: boolean;
};

/** Who else is in a room, and what this screen says about itself. */
export type RoomPresence = {
  /** Everybody but this screen, ordered by person id. */
  readonly people: Readable<readonly PersonHere[]>;
  /** Others' cursors in one field (`fieldId`). */
  cursors(field: string): Readable<readonly PeerCursor[]>;
  setPlace(place: Place | undefined): void;
  setFollowing(following: boolean): void;
  setCursor(cursor: FieldCursor | undefined, composing: boolean): void;
  destroy(): void;
};

/** Least time between two messages about this screen, ms. A caret moves with every key. */
const PACE = 60;

const NOBODY: readonly PeerCursor[] = [];

/** Presence read from and written to the awareness of a room. */
export function createPresence(awareness: Awareness): RoomPresence {
  const people = createStore<readonly PersonHere[]>([]);
  const cursors = createStore<ReadonlyMap<string, readonly PeerCursor[]>>(new Map());
  const own = createOwnState(awareness);

  const read = () => {
    const peers = [...awareness.getStates()]
      .filter(([clientId]) => clientId !== awareness.clientID)
      .flatMap(([clientId, json]) => {
        const state = readPeerState(json);
        return state === null ? [] : [{ clientId, state }];
      });
    people.set(peopleOf(peers.map(({ state }) => state)));
    cursors.set(cursorsOf(peers, cursors.get()));
  };
  awareness.on("change", read);
  read();

  return {
    people,
    cursors: (field) => ({
      get: () => cursors.get().get(field) ?? NOBODY,
      subscribe: cursors.subscribe,
    }),
    setPlace: (place) => own.set({ place }),
    setFollowing: (following) => own.set({ following }),
    setCursor: (cursor, composing) => own.set({ cursor, composing }),
    destroy() {
      own.destroy();
      awareness.off("change", read);
    },
  };
}

/** Writes this screen's state, at most once in `PACE` and only when it has changed. */
function createOwnState(awareness: Awareness) {
  let wanted: OwnState = {};
  let timer: ReturnType<typeof setTimeout> | undefined;

  const write = () => {
    timer = undefined;
    if (equalityDeep(awareness.getLocalState(), wanted)) return;
    awareness.setLocalState(wanted);
    timer = setTimeout(write, PACE);
  };
  return {
    set(part: { [K in keyof OwnState]: OwnState[K] | undefined }) {
      wanted = Object.fromEntries(
        Object.entries({ ...wanted, ...part }).filter(([, value]) => value !== undefined),
      );
      if (timer === undefined) write();
    },
    destroy: () => clearTimeout(timer),
  };
}

function peopleOf(states: readonly PeerState[]): PersonHere[] {
  const byId = new Map<string, PersonHere>();
  for (const { person, place, following = false } of states) {
    const known = byId.get(person.id);
    const places = known?.places ?? [];
    const isNew = place !== undefined && !places.some((other) => equalityDeep(other, place));
    byId.set(person.id, {
      person,
      places: isNew ? [...places, place] : places,
      following: following || (known?.following ?? false),
    });
  }
  return [...byId.values()].sort((a, b) => (a.person.id < b.person.id ? -1 : 1));
}

/** Cursors by field; a field in which nothing moved keeps its array, so nobody redraws it. */
function cursorsOf(
  peers: readonly { clientId: number; state: PeerState }[],
  before: ReadonlyMap<string, readonly PeerCursor[]>,
): ReadonlyMap<string, readonly PeerCursor[]> {
  const byField = new Map<string, PeerCursor[]>();
  for (const { clientId, state } of peers) {
    const { cursor, person, composing = false } = state;
    if (cursor === undefined) continue;
    const there = byField.get(cursor.field) ?? [];
    byField.set(cursor.field, [...there, { clientId, person, cursor, composing }]);
  }
  return new Map(
    [...byField].map(([field, there]) => {
      const old = before.get(field);
      return [field, old !== undefined && equalityDeep(old, there) ? old : there];
    }),
  );
}
