/** Putting a due date off: with a reason, and counted. Rules FU8–FU10, FU13. */
import { firstDay, type Day, type Month } from "../scorecard/month";

/** Why a due date is not changed. */
export type DueChangeError = "due-before-month" | "needs-reason" | "already-there";

/** What changing a due date is: it puts the date off (and counts), or it sets or brings it forward. */
export type DueChange =
  | { readonly ok: true; readonly kind: "postponed" | "changed"; readonly reason: string }
  | { readonly ok: false; readonly error: DueChangeError };

/**
 * [FU8] [FU9] Changes the due date of a follow-up that was raised in the meeting about `raisedFor`.
 * Only a later date than there was puts it off, and asks for a reason.
 */
export function changeDueDate(
  before: Day | null,
  after: Day,
  { reason, raisedFor }: { readonly reason: string; readonly raisedFor: Month },
): DueChange {
  if (after === before) return { ok: false, error: "already-there" };
  if (after < firstDay(raisedFor)) return { ok: false, error: "due-before-month" };
  const words = reason.trim();
  if (before === null || after < before) return { ok: true, kind: "changed", reason: words };
  if (words === "") return { ok: false, error: "needs-reason" };
  return { ok: true, kind: "postponed", reason: words };
}

/**
 * [FU13] Whether a follow-up stands in the band of a later meeting's page: it was raised for an
 * earlier month, and it is open or was settled in the month under review or after it.
 */
export function comesBack(
  { raisedFor, settledOn }: { readonly raisedFor: Month; readonly settledOn: Day | null },
  month: Month,
): boolean {
  return raisedFor < month && (settledOn === null || settledOn >= firstDay(month));
}

/** [FU10] The events that put a due date off, in their order. */
export function postponements<E extends { readonly kind: string }>(events: readonly E[]): E[] {
  return events.filter(({ kind }) => kind === "postponed");
}
