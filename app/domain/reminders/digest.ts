/** What a day's digest is about: open follow-ups that are late or due this week. Rules DG1–DG4. */
import type { Day } from "../scorecard/month";
import { addDays, weekday } from "./zone-time";

/** An open follow-up as far as a digest goes. */
export interface DueThing {
  readonly departmentId: string;
  readonly dueOn: Day | null;
}

/** A department's part of the digest. */
export interface DigestGroup<T> {
  readonly departmentId: string;
  readonly overdue: readonly T[];
  readonly thisWeek: readonly T[];
}

/** [DG1] The last day of the week in which a day lies: a week ends on Sunday. */
export function endOfWeek(today: Day): Day {
  return addDays(today, 7 - weekday(today));
}

/**
 * [DG2]–[DG4] What is overdue, and what is due from today to the end of the week, by department, the
 * earliest first. Departments with neither are left out.
 *
 * @param departmentIds every department, in the company's order.
 */
export function digestOf<T extends DueThing>(
  open: readonly T[],
  departmentIds: readonly string[],
  today: Day,
): DigestGroup<T>[] {
  const last = endOfWeek(today);
  const due = open
    .filter(({ dueOn }) => dueOn !== null && dueOn <= last)
    .toSorted((a, b) => ((a.dueOn ?? "") < (b.dueOn ?? "") ? -1 : 1));
  return departmentIds.flatMap((departmentId) => {
    const own = due.filter((thing) => thing.departmentId === departmentId);
    if (own.length === 0) return [];
    const isOverdue = ({ dueOn }: T) => dueOn !== null && dueOn < today;
    return {
      departmentId,
      overdue: own.filter(isOverdue),
      thisWeek: own.filter((thing) => !isOverdue(thing)),
    };
  });
}
