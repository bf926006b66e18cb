import type { Db } from "#db/client";
import { revisionOf, type Meeting } from "~/services/meetings.server";
import { measurePagesOf } from "~/services/measure-pages.server";
import { pagesOf } from "~/services/pages.server";
import { scorecardAt } from "~/services/scorecard.server";
import type { PageKey } from "~/sheet/page-key";

type Known = { readonly revision: number; readonly byDepartment: Map<string, Set<PageKey>> };

/**
 * Which pages a department has in a meeting. Read once for each revision of the company: a
 * projection follows every pause in typing, the scorecard and the list of pages hardly move.
 */
export class DepartmentPages {
  private readonly meetings = new Map<string, Known>();

  constructor(private readonly db: Db) {}

  /** The keys of the department's pages: its measures' first and further ones, its plans'. */
  of(meeting: Meeting, departmentId: string): ReadonlySet<PageKey> {
    const revision = revisionOf(this.db, meeting.companyId);
    let known = this.meetings.get(meeting.id);
    if (known?.revision !== revision) {
      known = { revision, byDepartment: this.read(meeting) };
      this.meetings.set(meeting.id, known);
    }
    return known.byDepartment.get(departmentId) ?? new Set();
  }

  private read({ id, companyId, month }: Meeting): Map<string, Set<PageKey>> {
    const scorecard = scorecardAt(this.db, companyId, month);
    const measurePages = measurePagesOf(this.db, id);
    const ids = [...scorecard.measures, ...scorecard.plans].map((item) => item.departmentId);
    return new Map(
      [...new Set(ids)].map((departmentId) => [
        departmentId,
        new Set(pagesOf(scorecard, departmentId, measurePages).map(({ key }) => key)),
      ]),
    );
  }
}
