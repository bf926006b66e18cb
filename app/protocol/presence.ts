/**
 * What a client says about itself over Yjs awareness, and what the server adds.
 *
 * A client writes only the fields of `Presence`. The server keeps those, drops everything else and
 * puts `person` beside them itself, so that a name beside a cursor can be believed.
 */

/** Who somebody is, as the server knows it. `nameEn` is null when none is recorded. */
export type PresentPerson = {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string | null;
  /** A CSS colour, the same for a person everywhere. */
  readonly colour: string;
};

/** Where in the meeting somebody is looking: an agenda item, and a page in it. */
export type Place = { readonly item: string; readonly page: string | null };

/** A caret or selection in one field; `anchor` and `head` are Yjs relative positions as JSON. */
export type FieldCursor = {
  readonly field: string;
  readonly anchor: unknown;
  readonly head: unknown;
};

/** The part of an awareness state that a client writes about itself. */
export type Presence = {
  readonly place?: Place;
  /** Whether this screen follows the facilitator. */
  readonly following?: boolean;
  readonly cursor?: FieldCursor;
  /** Whether an input method is composing text at the cursor. */
  readonly composing?: boolean;
};

/** An awareness state as every peer receives it. */
export type PeerState = Presence & { readonly person: PresentPerson };

/** Field and item names longer than this are not ours. */
const MAX_NAME = 200;
/** A relative position as JSON takes about a hundred characters. */
const MAX_POSITION = 500;

/** Keeps what is a presence in an unknown JSON value and drops the rest; never throws. */
export function readPresence(value: unknown): Presence {
  if (!isRecord(value)) return {};
  const place = readPlace(value.place);
  const cursor = readCursor(value.cursor);
  return {
    ...(place && { place }),
    ...(cursor && { cursor }),
    ...(typeof value.following === "boolean" && { following: value.following }),
    ...(typeof value.composing === "boolean" && { composing: value.composing }),
  };
}

/** Reads a peer's state as relayed by the server; null when it carries no person. */
export function readPeerState(value: unknown): PeerState | null {
  if (!isRecord(value)) return null;
  const person = readPerson(value.person);
  return person && { ...readPresence(value), person };
}

function readPerson(value: unknown): PresentPerson | null {
  if (!isRecord(value)) return null;
  const { id, name, nameEn, colour } = value;
  if (typeof id !== "string" || typeof name !== "string" || typeof colour !== "string") return null;
  return { id, name, nameEn: typeof nameEn === "string" ? nameEn : null, colour };
}

function readPlace(value: unknown): Place | null {
  if (!isRecord(value) || !isName(value.item)) return null;
  return { item: value.item, page: isName(value.page) ? value.page : null };
}

function readCursor(value: unknown): FieldCursor | null {
  if (!isRecord(value) || !isName(value.field)) return null;
  const { field, anchor, head } = value;
  return isSmall(anchor) && isSmall(head) ? { field, anchor, head } : null;
}

function isName(value: unknown): value is string {
  return typeof value === "string" && value.length <= MAX_NAME;
}

function isSmall(value: unknown): boolean {
  return isRecord(value) && JSON.stringify(value).length <= MAX_POSITION;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
