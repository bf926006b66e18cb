/**
 * The bytes of an awareness message, as y-protocols writes them: varUint count, then for each
 * client varUint clientId, varUint clock and its state as JSON in a varString (`null` for a client
 * that has gone). Read and written here without an `Awareness` object, because the server only
 * relays states and must look at each of them first.
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { Decoded } from "./messages";

/** One client's state; null says that the client has gone. */
export type AwarenessEntry = {
  readonly clientId: number;
  readonly clock: number;
  readonly state: unknown;
};

/** No honest client speaks for more clients than a meeting has. */
const MAX_ENTRIES = 1_000;

/** An honest state takes a few hundred characters; a longer one could be nested beyond the stack. */
const MAX_STATE_LENGTH = 4_096;

/** Reads an awareness update; never throws. */
export function decodeAwarenessUpdate(update: Uint8Array): Decoded<AwarenessEntry[]> {
  try {
    const decoder = decoding.createDecoder(update);
    const count = decoding.readVarUint(decoder);
    if (count > MAX_ENTRIES) return { ok: false, error: "malformed" };
    const entries: AwarenessEntry[] = [];
    for (let index = 0; index < count; index++) {
      const clientId = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      const json = decoding.readVarString(decoder);
      if (json.length > MAX_STATE_LENGTH) return { ok: false, error: "malformed" };
      entries.push({ clientId, clock, state: JSON.parse(json) as unknown });
    }
    return { ok: true, value: entries };
  } catch {
    return { ok: false, error: "malformed" };
  }
}

/** Writes an awareness update that y-protocols' `applyAwarenessUpdate` takes. */
export function encodeAwarenessUpdate(entries: readonly AwarenessEntry[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, entries.length);
  for (const { clientId, clock, state } of entries) {
    encoding.writeVarUint(encoder, clientId);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, JSON.stringify(state));
  }
  return encoding.toUint8Array(encoder);
}
