import { eq } from "drizzle-orm";
import type { Db } from "#db/client";
import { newId } from "#db/id";
import { agendaItem } from "#db/schema";
import { agendaOf, meetingsOf, type AgendaItem, type Meeting } from "./meetings.server";
import { scorecardAt, type Scorecard } from "./scorecard.server";

/** Minutes for a part that has no measures to walk through. */
const OVERVIEW_MINUTES = 12;
const CLOSING_MINUTES = 15;

/** A department gets five minutes and two for each of its measures and plans. */
function minutesFor({ measures, plans }: Scorecard, departmentId: string): number {
  const pages = [...measures, ...plans].filter((page) => page.departmentId === departmentId);
  return 5 + 2 * pages.length;
}

type NewItem = Pick<AgendaItem, "part" | "departmentId" | "budgetMinutes">;

/** Gives a new meeting its agenda: overview, every department valid in its month, closing. */
export function layAgenda(db: Db, row: Pick<Meeting, "id" | "companyId" | "month">): void {
  const scorecard = scorecardAt(db, row.companyId, row.month);
  write(db, row.id, [
    { part: "overview", departmentId: null, budgetMinutes: OVERVIEW_MINUTES },
    ...scorecard.departments.map((department) => turnOf(scorecard, department.id)),
    { part: "closing", departmentId: null, budgetMinutes: CLOSING_MINUTES },
  ]);
}

/**
 * Brings the agendas of meetings that have not begun in line with the scorecard: a department that
 * was added gets its turn after the others, one that is not valid in the month any more loses it.
 * What was arranged by hand stays.
 */
export function alignAgendas(db: Db, companyId: string): void {
  for (const row of meetingsOf(db, companyId)) {
    if (row.phase !== "draft" && row.phase !== "preparing") continue;
    const scorecard = scorecardAt(db, companyId, row.month);
    const valid = new Set(scorecard.departments.map(({ id }) => id));
    const agenda = agendaOf(db, row.id);
    const kept = agenda.filter(({ departmentId }) => !departmentId || valid.has(departmentId));
    const present = new Set(kept.map(({ departmentId }) => departmentId));
    const added = scorecard.departments.filter(({ id }) => !present.has(id));
    if (kept.length === agenda.length && added.length === 0) continue;
    const closing = kept.filter(({ part }) => part === "closing");
    const before = kept.filter(({ part }) => part !== "closing");
    db.delete(agendaItem).where(eq(agendaItem.meetingId, row.id)).run();
    write(db, row.id, [...before, ...added.map(({ id }) => turnOf(scorecard, id)), ...closing]);
  }
}

function turnOf(scorecard: Scorecard, departmentId: string): NewItem {
  return { part: "department", departmentId, budgetMinutes: minutesFor(scorecard, departmentId) };
}

function write(db: Db, meetingId: string, items: readonly (NewItem & { id?: string })[]): void {
  items.forEach((item, position) =>
    db
      .insert(agendaItem)
      .values({ ...item, id: item.id ?? newId(), meetingId, position })
      .run(),
  );
}
