/**
 * A stretch of a shared text that stays on its characters while others write around it.
 *
 * Its start is tied to the first character and its end to the last one, so that what is written at
 * either edge stays outside. Where all of its characters are gone, its words may have come back as
 * new characters (an undo, a cut and paste): if they stand in the text exactly once, it is there.
 */
import { isRelativePosition } from "~/domain/text/relative-position";
import type * as Y from "yjs";
import { yjs } from "./yjs";

/** A stretch as stored: Yjs relative positions as JSON, and the words that stood there. */
export type Stretch = { readonly start: unknown; readonly end: unknown; readonly quote: string };

/** Where a stretch is: offsets in the text, and the words that stand there now. */
export type Located = { readonly from: number; readonly to: number; readonly words: string };

/** The longest stretch, in UTF-16 units; of a longer selection its beginning is taken. */
export const MAX_STRETCH = 1000;

/** The stretch between two offsets of a text; null when nothing but blanks stands between them. */
export function stretchOf(text: Y.Text, from: number, to: number): Stretch | null {
  const whole = text.toString();
  const [start, end] = shrink(whole, from, Math.min(to, from + MAX_STRETCH));
  if (start >= end) return null;
  const { createRelativePositionFromTypeIndex, relativePositionToJSON } = yjs();
  return {
    start: relativePositionToJSON(createRelativePositionFromTypeIndex(text, start, 0)),
    end: relativePositionToJSON(createRelativePositionFromTypeIndex(text, end, -1)),
    quote: whole.slice(start, end),
  };
}

/** Where a stretch is in this copy of the text; null when its words are gone. */
export function locateStretch(text: Y.Text, { start, end, quote }: Stretch): Located | null {
  const [from, to] = [offsetAt(text, start), offsetAt(text, end)];
  const whole = text.toString();
  if (from !== null && to !== null && from < to) return { from, to, words: whole.slice(from, to) };
  const again = onlyPlaceOf(whole, quote);
  return again === -1 ? null : { from: again, to: again + quote.length, words: quote };
}

/**
 * The offset of a relative position in JSON; null when it is none, is one of another text, or its
 * character has not arrived. Undone deletions are not followed: only whoever undid them knows them,
 * and everybody is to see the same.
 */
function offsetAt(text: Y.Text, json: unknown): number | null {
  if (text.doc === null || !isRelativePosition(json)) return null;
  const { createAbsolutePositionFromRelativePosition, createRelativePositionFromJSON } = yjs();
  const position = createRelativePositionFromJSON(json);
  const absolute = createAbsolutePositionFromRelativePosition(position, text.doc, false);
  return absolute?.type === text ? absolute.index : null;
}

/** The stretch without the blanks at its edges, which nobody means to quote. */
function shrink(whole: string, from: number, to: number): [number, number] {
  const words = whole.slice(from, to);
  const start = from + (words.length - words.trimStart().length);
  return [start, Math.max(start, from + words.trimEnd().length)];
}

function onlyPlaceOf(whole: string, words: string): number {
  const first = words === "" ? -1 : whole.indexOf(words);
  return first !== -1 && whole.indexOf(words, first + 1) === -1 ? first : -1;
}
