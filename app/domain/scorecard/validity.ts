/** Spans of months of things that belong together. Rules MO5–MO6. */
import type { Month, Validity } from "./month";

/** A span that has begun: from a month to a month, both included, or open-ended (`null`). */
export interface Span {
  readonly validFrom: Month;
  readonly validTo: Month | null;
}

/** [MO3] Whether a span ends no earlier than it begins. */
export function isSpan({ validFrom, validTo }: Span): boolean {
  return validTo === null || validFrom <= validTo;
}

/** [MO5] Whether `outer` is valid in every month in which `inner` is. */
export function covers(outer: Span, inner: Span): boolean {
  const endsInside =
    outer.validTo === null || (inner.validTo !== null && inner.validTo <= outer.validTo);
  return outer.validFrom <= inner.validFrom && endsInside;
}

/** [MO6] Whether two spans share a month. */
export function overlap(left: Span, right: Span): boolean {
  const startsBeforeEnd = (span: Span, other: Span) =>
    other.validTo === null || span.validFrom <= other.validTo;
  return startsBeforeEnd(left, right) && startsBeforeEnd(right, left);
}

/** The months in which either of two spans is valid, and those between them. */
export function around(left: Span, right: Span): Validity {
  const open = left.validTo === null || right.validTo === null;
  return {
    from: left.validFrom < right.validFrom ? left.validFrom : right.validFrom,
    to: open ? null : laterOf(left.validTo, right.validTo),
  };
}

function laterOf(left: Month | null, right: Month | null): Month | null {
  if (left === null || right === null) return null;
  return left > right ? left : right;
}
