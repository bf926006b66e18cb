/**
 * One contiguous change of a string: at `index`, `remove` UTF-16 units go and `insert` comes.
 * Offsets and lengths everywhere in this folder are UTF-16 units, as in the DOM and in Yjs.
 */
export type TextChange = { index: number; remove: number; insert: string };

const isHigh = (code: number) => code >= 0xd800 && code <= 0xdbff;
const isLow = (code: number) => code >= 0xdc00 && code <= 0xdfff;

/** Whether `offset` falls between the two halves of a surrogate pair of `text`. */
function splitsPair(text: string, offset: number): boolean {
  return (
    offset > 0 &&
    offset < text.length &&
    isHigh(text.charCodeAt(offset - 1)) &&
    isLow(text.charCodeAt(offset))
  );
}

function commonPrefix(a: string, b: string, limit: number): number {
  let n = 0;
  while (n < limit && a.charCodeAt(n) === b.charCodeAt(n)) n += 1;
  return n;
}

function commonSuffix(a: string, b: string, limit: number): number {
  let n = 0;
  while (n < limit && a.charCodeAt(a.length - 1 - n) === b.charCodeAt(b.length - 1 - n)) n += 1;
  return n;
}

/**
 * The smallest contiguous change that turns `before` into `after`, or null when they are equal.
 *
 * Among repeated characters several changes explain the same result ("aa" → "aaa"). What a person
 * typed or pasted ends at the caret, and after a deletion the caret stands where the text went; so
 * the caret decides, and with it between whose neighbours the new characters belong.
 * A surrogate pair is never split: Yjs would store its halves as U+FFFD.
 *
 * @param caret end of the selection in `after`; leave it out when it is not known
 */
export function diffText(before: string, after: string, caret = after.length): TextChange | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let suffix = commonSuffix(before, after, Math.min(shorter, Math.max(0, after.length - caret)));
  let prefix = commonPrefix(before, after, shorter - suffix);
  // A caret that does not touch the change (autofill, spelling correction) may leave more in common.
  suffix += commonSuffix(
    before.slice(prefix, before.length - suffix),
    after.slice(prefix, after.length - suffix),
    shorter - prefix - suffix,
  );
  if (splitsPair(before, prefix) || splitsPair(after, prefix)) prefix -= 1;
  if (splitsPair(before, before.length - suffix) || splitsPair(after, after.length - suffix)) {
    suffix -= 1;
  }
  return {
    index: prefix,
    remove: before.length - suffix - prefix,
    insert: after.slice(prefix, after.length - suffix),
  };
}

/** `text` with the change made. */
export function changedText(text: string, change: TextChange): string {
  return text.slice(0, change.index) + change.insert + text.slice(change.index + change.remove);
}

/** Where an offset before the change stands after it; inside what was removed: its start. */
export function offsetAfter(change: TextChange | null, offset: number): number {
  if (change === null || offset <= change.index) return offset;
  const shifted = offset - change.remove + change.insert.length;
  return offset >= change.index + change.remove ? shifted : change.index;
}

/** Where an offset after the change stood before it; inside what was inserted: its start. */
export function offsetBefore(change: TextChange | null, offset: number): number {
  if (change === null || offset <= change.index) return offset;
  const shifted = offset - change.insert.length + change.remove;
  return offset >= change.index + change.insert.length ? shifted : change.index;
}
