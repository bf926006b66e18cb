import { CloseCode } from "~/protocol/close-codes";
import type { RefusalCode } from "~/protocol/messages";
import type { Keeping } from "./word-keeper";

/** Why the server ended a connection for good. */
export type FinalReason =
  /** Somebody else has signed in in this browser: this page's words are not theirs. */
  | "other-person"
  | "signed-out"
  | "forbidden"
  | "unknown-room"
  | "other-generation"
  | "too-large"
  | "malformed"
  | "unknown";

/**
 * What a room's connection is at. `since` is the browser's own clock, ms since 1970. `unsent` are
 * the whole present texts of the fields in which this person has words that the server does not
 * have and will not take: to be offered for copying.
 */
export type ConnectionState =
  /** The whole content has not arrived yet: nothing can be shown for certain or typed. */
  | { kind: "connecting"; since: number }
  /** `synced`: the whole content is here. It stays so when the connection comes back. */
  | { kind: "open"; mayEdit: boolean; sealed: boolean; synced: boolean }
  /** The connection is away; the content is here, and who could type goes on typing. */
  | { kind: "reconnecting"; since: number; mayEdit: boolean; sealed: boolean }
  /**
   * The server did not take an edit. This copy has thus parted from everybody else's; it can be
   * read and copied from, and `renew` replaces it.
   */
  | { kind: "refused-edits"; code: RefusalCode; unsent: readonly string[] }
  /** The connection was ended, and coming back by itself would not help. */
  | { kind: "refused"; reason: FinalReason; unsent: readonly string[] };

/** What a screen needs to know about a room's connection. */
export type RoomStatus = {
  readonly state: ConnectionState;
  /** Whether this person has made changes that are not on the server's disk. */
  readonly unsaved: boolean;
  /** Whether such a change has waited longer than saving ever takes. */
  readonly overdue: boolean;
  /** Where unsaved changes are besides this tab's memory; "kept" when there are none. */
  readonly keeping: Keeping;
  /** Why the server has last let this page go, where it said so; null since it took something. */
  readonly hindrance: Hindrance | null;
};

/**
 * What keeps the server from taking anything just now, after which the page comes back by itself:
 * it cannot write to its disk, or this page has sent too much in too short a time.
 */
export type Hindrance = "no-storage" | "too-fast";

/** The one thing to say about a connection, from the quietest to the loudest. */
export const notices = [
  "saved",
  "read-only",
  "closed",
  "connecting",
  "saving",
  "reconnecting",
  "too-fast",
  "no-storage",
  "kept",
  "too-fast-kept",
  "no-storage-kept",
  "keeping",
  "unavailable",
  "signed-out",
  "other-person",
  "signed-out-kept",
  "other-person-kept",
  "unsaved",
  "signed-out-unsaved",
  "other-person-unsaved",
  "refused",
] as const;

/**
 * See `notices`, and `Hindrance`. `kept`: words wait in this browser's store, where a closed tab leaves them.
 * `unsaved`: they are in this tab's memory alone. `refused`: words of this person's were not
 * taken and must be copied elsewhere.
 */
export type ConnectionNotice = (typeof notices)[number];

/** Whether the fields of the room may be typed in. */
export function mayType({ state }: RoomStatus): boolean {
  if (state.kind === "open") return state.mayEdit && state.synced;
  return state.kind === "reconnecting" && state.mayEdit;
}

/**
 * The texts that the server will never take; empty in every healthy state, and as long as their
 * author need only sign in again.
 */
export function unsentTexts({ state }: Pick<RoomStatus, "state">): readonly string[] {
  if (state.kind === "refused-edits") return state.unsent;
  return state.kind === "refused" && !awaitsPerson(state.reason) ? state.unsent : [];
}

/** Whether all is well again as soon as the person who opened the room is the one signed in. */
function awaitsPerson(reason: FinalReason): reason is "signed-out" | "other-person" {
  return reason === "signed-out" || reason === "other-person";
}

/** Whether this person has words that are in this tab's memory alone. */
export function onlyHere({ unsaved, keeping }: RoomStatus): boolean {
  return unsaved && keeping !== "kept";
}

/**
 * What to say about a room's connection. It is loud ("unsaved", "…-unsaved", "refused") only
 * when this person has words that are on no disk and may not get there by themselves.
 */
export function connectionNotice(status: RoomStatus): ConnectionNotice {
  const { state, unsaved, overdue } = status;
  switch (state.kind) {
    case "connecting":
    case "reconnecting":
      if (unsaved) return waitingNotice(status);
      return status.hindrance ?? state.kind;
    case "refused-edits":
      return "refused";
    case "refused":
      return endedNotice(state.reason, status);
    case "open":
      if (unsaved) return overdue || status.hindrance ? waitingNotice(status) : "saving";
      if (!state.synced) return "connecting";
      if (state.sealed) return "closed";
      return state.mayEdit ? "saved" : "read-only";
  }
}

/** What to say of words that wait for the connection, or for what hinders the server. */
function waitingNotice({ keeping, hindrance }: RoomStatus): ConnectionNotice {
  if (keeping === "nowhere") return "unsaved";
  if (keeping !== "kept") return "keeping";
  return hindrance ? `${hindrance}-kept` : "kept";
}

function endedNotice(reason: FinalReason, status: RoomStatus): ConnectionNotice {
  if (!awaitsPerson(reason)) return status.unsaved ? "refused" : "unavailable";
  if (!status.unsaved) return reason;
  return onlyHere(status) ? `${reason}-unsaved` : `${reason}-kept`;
}

/** Of several rooms' notices the one to show in the one place there is for it. */
export function loudestNotice(of: readonly ConnectionNotice[]): ConnectionNotice {
  return notices[Math.max(0, ...of.map((notice) => notices.indexOf(notice)))] ?? "saved";
}

/** What a close code says that keeps the server from taking anything just now; null: nothing. */
export function hindranceOf(code: number | undefined): Hindrance | null {
  if (code === CloseCode.storageFailure) return "no-storage";
  return code === CloseCode.rateLimited ? "too-fast" : null;
}

/** The reason behind a final close code. */
export function finalReason(code: number): FinalReason {
  switch (code) {
    case CloseCode.signedOut:
      return "signed-out";
    case CloseCode.forbidden:
      return "forbidden";
    case CloseCode.unknownRoom:
      return "unknown-room";
    case CloseCode.otherGeneration:
      return "other-generation";
    case CloseCode.tooLarge:
      return "too-large";
    case CloseCode.malformed:
      return "malformed";
    default:
      return "unknown";
  }
}
