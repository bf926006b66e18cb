/** What is sent to a room by somebody who means harm, and how that ends. */
import * as Y from "yjs";
import { CloseCode } from "~/protocol/close-codes";
import { encodeMessage } from "~/protocol/messages";
import { addFinding } from "~/sheet/findings";
import { measurePageKey } from "~/sheet/page-key";
import { deepNesting, hostileChange, manyRows, overstated } from "../fuzz/hostile-updates";

const MIB = 1024 * 1024;

/** Frames for one connection. */
export interface Volley {
  readonly frames: readonly Uint8Array[];
  /** The codes with which the server may end it; null: it takes it all and goes on. */
  readonly ends: readonly (number | null)[];
}

/** By kind; made before anything is measured, because that takes longer than refusing it. */
export function makeVolleys(random: () => number): Record<string, readonly Volley[]> {
  const bytes = (length: number) => Uint8Array.from({ length }, () => random() * 256);
  const only = (code: number, ...frames: Uint8Array[]): Volley => ({ frames, ends: [code] });
  const several = (count: number, make: (index: number) => Uint8Array) =>
    Array.from({ length: count }, (_, index) => make(index));
  return {
    random: several(20, () => bytes(500)).map((frame) => only(CloseCode.malformed, frame)),
    truncated: several(20, () => cutOff(random)).map((frame) => only(CloseCode.malformed, frame)),
    "hostile content": [
      {
        frames: several(60, () => edit(hostileChange(random))),
        ends: [null, CloseCode.malformed],
      },
    ],
    overstated: several(8, () => edit(overstated(random))).map((frame) => ({
      frames: [frame],
      ends: [null, CloseCode.malformed],
    })),
    "deep nesting": [only(CloseCode.malformed, edit(deepNesting(5_000)))],
    "a million rows": [
      only(CloseCode.tooLarge, ...several(50, (at) => edit(manyRows(at * 1_000, 1_000)))),
      only(CloseCode.tooLarge, edit(manyRows(0, 20_000))),
    ],
    "overlapping deletions": [only(CloseCode.malformed, edit(deletions(200_000)))],
    // Slowed down enough, they are no longer too many for the time that they take.
    tiny: [
      {
        frames: several(5_500, () => Uint8Array.of(3)),
        ends: [null, CloseCode.rateLimited],
      },
    ],
    oversized: [
      only(CloseCode.tooLarge, new Uint8Array(2 * MIB)),
      only(CloseCode.tooLarge, new Uint8Array(5 * MIB)),
    ],
  };
}

function edit(update: Uint8Array): Uint8Array {
  return encodeMessage({ type: "update", update });
}

/** An honest edit of which the end is missing. */
function cutOff(random: () => number): Uint8Array {
  const doc = new Y.Doc();
  addFinding(doc, null, { page: measurePageKey("M1"), kind: "problem", text: "写到一半" });
  const whole = edit(Y.encodeStateAsUpdate(doc));
  return whole.slice(0, Math.floor(random() * whole.length));
}

/** The same range of a client to be deleted again and again. */
function deletions(times: number): Uint8Array {
  const count = [128 + (times % 128), 128 + (Math.floor(times / 128) % 128), times >> 14];
  return Uint8Array.from([
    0,
    1,
    77,
    ...count,
    ...Array.from({ length: times * 2 }, (_, at) => (at % 2) * 9),
  ]);
}
