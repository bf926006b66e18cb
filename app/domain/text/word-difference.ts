/** What two versions of a text have in common, word by word. Rules WD1–WD3. */

/** A stretch of text that both versions have, or one of them alone. */
export interface Stretch {
  readonly kind: "same" | "removed" | "added";
  readonly text: string;
}

/**
 * [WD3] The most comparisons made for one text. Two versions of 2,000 words with nothing in common at
 * either end are compared word by word; beyond that what lies between the common ends counts as
 * rewritten.
 */
const MOST_COMPARISONS = 4_000_000;

const words = new Intl.Segmenter("zh", { granularity: "word" });

/**
 * [WD1] The two texts as one sequence of stretches: leaving out what was added gives `before`,
 * leaving out what was removed gives `after`. Neighbouring stretches are of different kinds, and none
 * is empty.
 */
export function wordDifference(before: string, after: string): Stretch[] {
  const [old, young] = [wordsOf(before), wordsOf(after)];
  const shortest = Math.min(old.length, young.length);
  let head = 0;
  while (head < shortest && old[head] === young[head]) head++;
  let tail = 0;
  while (tail < shortest - head && old.at(-1 - tail) === young.at(-1 - tail)) tail++;
  const stretches: Stretch[] = [];
  append(stretches, "same", old.slice(0, head));
  compareMiddle(
    stretches,
    old.slice(head, old.length - tail),
    young.slice(head, young.length - tail),
  );
  append(stretches, "same", old.slice(old.length - tail));
  return stretches;
}

/** [WD2] Words, and each sign and space between them: Chinese has no spaces to split at. */
function wordsOf(text: string): string[] {
  return Array.from(words.segment(text), ({ segment }) => segment);
}

function compareMiddle(into: Stretch[], old: readonly string[], young: readonly string[]): void {
  if (old.length * young.length > MOST_COMPARISONS) {
    append(into, "removed", old);
    append(into, "added", young);
    return;
  }
  const common = commonLengths(old, young);
  const width = young.length + 1;
  const lengthAt = (row: number, column: number) => common[row * width + column] ?? 0;
  let [row, column] = [0, 0];
  while (row < old.length && column < young.length) {
    if (old[row] === young[column]) {
      append(into, "same", old.slice(row, row + 1));
      row++;
      column++;
    } else if (lengthAt(row + 1, column) >= lengthAt(row, column + 1)) {
      append(into, "removed", old.slice(row, ++row));
    } else {
      append(into, "added", young.slice(column, ++column));
    }
  }
  append(into, "removed", old.slice(row));
  append(into, "added", young.slice(column));
}

/** At [row, column], how many words the rests of the two have in common, in order. */
function commonLengths(old: readonly string[], young: readonly string[]): Uint16Array {
  const width = young.length + 1;
  const lengths = new Uint16Array((old.length + 1) * width);
  const at = (index: number) => lengths[index] ?? 0;
  for (let row = old.length - 1; row >= 0; row--) {
    for (let column = young.length - 1; column >= 0; column--) {
      const index = row * width + column;
      lengths[index] =
        old[row] === young[column]
          ? at(index + width + 1) + 1
          : Math.max(at(index + width), at(index + 1));
    }
  }
  return lengths;
}

function append(stretches: Stretch[], kind: Stretch["kind"], parts: readonly string[]): void {
  if (parts.length === 0) return;
  const last = stretches.at(-1);
  const text = parts.join("");
  if (last?.kind === kind) stretches.splice(-1, 1, { kind, text: last.text + text });
  else stretches.push({ kind, text });
}
