/** Which follow-ups the board shows, and how the address says so. Pure. */
import { isOpen } from "~/domain/follow-up/state";
import { lastDay, monthOf, type Day } from "~/domain/scorecard/month";
import type { CodedName, LiveFollowUp, LiveOwner } from "~/protocol/live-follow-up";

/** The stretches of time that the board can be narrowed down to. */
export const DUES = ["overdue", "week", "month", "later", "none"] as const;
/** See {@link DUES}. */
export type Due = (typeof DUES)[number];

/** What is asked for; null: everything. Departments and measures by their code. */
export interface BoardFilter {
  department: string | null;
  owner: string | null;
  measure: string | null;
  due: Due | null;
}

/** The names of the filters in the address. */
export const FILTERS = ["department", "owner", "measure", "due"] as const;

/** Reads the filters of an address; what is not one is left out. */
export function readFilter(query: URLSearchParams): BoardFilter {
  const due = query.get("due");
  return {
    department: query.get("department") || null,
    owner: query.get("owner") || null,
    measure: query.get("measure") || null,
    due: DUES.find((each) => each === due) ?? null,
  };
}

/** The follow-ups that a filter lets through, in their order. */
export function filtered(
  followUps: readonly LiveFollowUp[],
  { department, owner, measure, due }: BoardFilter,
  today: Day,
): LiveFollowUp[] {
  return followUps.filter(
    (each) =>
      (department === null || each.department.code === department) &&
      (owner === null || each.owners.some(({ key }) => key === owner)) &&
      (measure === null || each.subject?.code === measure) &&
      (due === null || isDue(each, due, today)),
  );
}

function isDue({ dueOn, state }: LiveFollowUp, due: Due, today: Day): boolean {
  if (dueOn === null) return due === "none";
  const monthsEnd = lastDay(monthOf(today));
  switch (due) {
    case "overdue":
      return dueOn < today && isOpen(state);
    case "week":
      return dueOn >= today && dueOn <= weekFrom(today);
    case "month":
      return dueOn >= today && dueOn <= monthsEnd;
    case "later":
      return dueOn > monthsEnd;
    case "none":
      return false;
  }
}

/** The day a week after this one. */
function weekFrom(day: Day): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 7);
  return date.toISOString().slice(0, 10);
}

/** The owners that there are, each once, by their name. */
export function ownersAmong(followUps: readonly LiveFollowUp[]): LiveOwner[] {
  const owners = followUps.flatMap((each) => each.owners);
  return once(owners, ({ key }) => key).toSorted((left, right) =>
    left.nameZh.localeCompare(right.nameZh, "zh-CN"),
  );
}

/** The measures and plans that there are, each once, by their code. */
export function subjectsAmong(followUps: readonly LiveFollowUp[]): CodedName[] {
  const subjects = followUps.flatMap(({ subject }) => subject ?? []);
  return once(subjects, ({ id }) => id).toSorted((left, right) =>
    left.code.localeCompare(right.code, "en", { numeric: true }),
  );
}

function once<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}
