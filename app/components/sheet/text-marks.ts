/** Somebody's caret or selection, as offsets in a field's value. */
export type TextMark = {
  readonly key: string;
  readonly anchor: number;
  readonly head: number;
};

/** A piece of a field's value between two edges of marks. */
export type MarkedPiece<M extends TextMark> = {
  readonly start: number;
  readonly text: string;
  /** Marks whose selection covers the piece. */
  readonly covered: readonly M[];
  /** Marks whose caret stands right in front of the piece. */
  readonly carets: readonly M[];
};

/**
 * Cuts a field's value at the edges of marks. The last piece may be empty, so that a caret at the
 * very end has one to stand in front of. Offsets beyond the value count as its end.
 */
export function markedPieces<M extends TextMark>(
  value: string,
  marks: readonly M[],
): MarkedPiece<M>[] {
  const inside = (offset: number) => Math.min(Math.max(offset, 0), value.length);
  const edges = marks.flatMap(({ anchor, head }) => [inside(anchor), inside(head)]);
  const cuts = [...new Set([0, ...edges, value.length])].sort((a, b) => a - b);
  return cuts
    .map((start, i) => ({
      start,
      text: value.slice(start, cuts[i + 1] ?? value.length),
      covered: marks.filter(
        ({ anchor, head }) => Math.min(anchor, head) <= start && start < Math.max(anchor, head),
      ),
      carets: marks.filter(({ head }) => inside(head) === start),
    }))
    .filter(({ text, carets }) => text !== "" || carets.length > 0);
}
