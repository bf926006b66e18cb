import type { Db } from "#db/client";
import { parsePageKey, type PageKey } from "~/sheet/page-key";
import type { Meeting } from "./meetings.server";
import { scorecardAt } from "./scorecard.server";

/** Whether a page belongs to a department: to one of its measures or plans of the meeting's month. */
export function isPageOf(
  db: Db,
  { companyId, month }: Pick<Meeting, "companyId" | "month">,
  departmentId: string,
  page: PageKey,
): boolean {
  const subject = parsePageKey(page)?.subject;
  if (!subject) return false;
  const { measures, plans } = scorecardAt(db, companyId, month);
  const id = subject.kind === "measure" ? subject.measureId : subject.planId;
  const found = (subject.kind === "measure" ? measures : plans).find((entry) => entry.id === id);
  return found?.departmentId === departmentId;
}
