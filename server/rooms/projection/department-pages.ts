import type { Db } from "#db/client";
import { revisionOf, type Meeting } from "~/services/meetings.server";
import { measurePagesOf } from "~/services/measure-pages.server";
import { firstPagesOf, pagesOf } from "~/services/pages.server";
import { scorecardAt } from "~/services/scorecard.server";
import type { PageKey } from "~/sheet/page-key";

/** The pages of one department. */
export type OwnPages = {
  /** Its measures' first and further pages, and its plans'. */
  readonly all: ReadonlySet<PageKey>;
  /** The first page of each measure and plan, to which follow-ups come back. */
  readonly first: readonly PageKey[];
};

type Known = { readonly revision: number; readonly byDepartment: ReadonlyMap<string, OwnPages> };

const NONE: OwnPages = { all: new Set(), first: [] };

/**
 * Which pages a department has in a meeting. Read once for each revision of the company: a
 * projection follows every pause in typing, the scorecard and the list of pages hardly move.
 */
export class DepartmentPages {
  private readonly meetings = new Map<string, Known>();

  constructor(private readonly db: Db) {}

  /** The keys of the department's pages. */
  of(meeting: Meeting, departmentId: string): OwnPages {
    const revision = revisionOf(this.db, meeting.companyId);
    let known = this.meetings.get(meeting.id);
    if (known?.revision !== revision) {
      known = { revision, byDepartment: this.read(meeting) };
      this.meetings.set(meeting.id, known);
    }
    return known.byDepartment.get(departmentId) ?? NONE;
  }

  private read({ id, companyId, month }: Meeting): Map<string, OwnPages> {
    const scorecard = scorecardAt(this.db, companyId, month);
    const measurePages = measurePagesOf(this.db, id);
    const ids = [...scorecard.measures, ...scorecard.plans].map((item) => item.departmentId);
    return new Map(
      [...new Set(ids)].map((departmentId) => {
        const all = pagesOf(scorecard, departmentId, measurePages).map(({ key }) => key);
        const first = firstPagesOf(scorecard, departmentId);
        return [departmentId, { all: new Set(all), first }];
      }),
    );
  }
}
