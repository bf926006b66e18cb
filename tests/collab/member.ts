import { expect, onTestFinished, vi } from "vitest";
import { WebSocket } from "ws";
import { mayType, type RoomStatus } from "~/collab/connection-state";
import { openRoom, type Room } from "~/collab/room";
import { localOrigin } from "~/collab/undo";
import type { WordStore } from "~/collab/word-store";

/** How a member comes. */
export type MemberOptions = {
  readonly room?: string;
  /** From 0 up to 1. Default: 0, and the shortest waits. */
  readonly random?: () => number;
  readonly words?: WordStore;
  /** Called with every message that the server sends. */
  readonly onMessage?: () => void;
};

/** The product's browser side of a room, over real sockets. */
export type Member = {
  readonly room: Room;
  status(): RoomStatus;
  text(): string;
  /** Writes at the end, or the beginning. */
  write(words: string, at?: "end" | "start"): void;
  /** The ids of the others in the list. */
  sees(): string[];
};

/** A person who joins a room of `tests/server/rooms/support/room-server`, directly or by a proxy. */
export function joinAs(person: string, origin: string, options: MemberOptions = {}): Member {
  const { random = () => 0, onMessage, words } = options;
  class PersonsSocket extends WebSocket {
    constructor(address: string | URL) {
      const url = new URL(address);
      url.searchParams.set("session", person);
      super(url);
      if (onMessage) this.on("message", onMessage);
    }
  }
  const room = openRoom({
    server: origin,
    room: options.room ?? "sheet/m/d",
    person: () => person,
    WebSocket: PersonsSocket as unknown as typeof globalThis.WebSocket,
    random,
    words,
  });
  onTestFinished(() => room.destroy());
  const text = room.connection.doc.getText("t");
  return {
    room,
    status: () => room.connection.status.get(),
    text: () => text.toJSON(),
    write(written, at = "end") {
      const { doc } = room.connection;
      doc.transact(() => text.insert(at === "end" ? text.length : 0, written), localOrigin);
    },
    sees: () => room.presence.people.get().map(({ person: { id } }) => id),
  };
}

/** Waits for something to become true. */
export const until = (check: () => void) => vi.waitFor(check, { timeout: 30_000, interval: 5 });

/** Waits until a member may type. */
export const comesIn = (member: Member) => until(() => expect(mayType(member.status())).toBe(true));

/** Waits until a member has noticed that the connection is away. */
export const isAway = (member: Member) =>
  until(() => expect(member.status().state.kind).toBe("reconnecting"));

/** Waits until a member is connected and everything of theirs is saved. */
export const isSettled = (member: Member) =>
  until(() => expect(member.status()).toMatchObject({ state: { kind: "open" }, unsaved: false }));
