import type { Db } from "#db/client";
import { revisionOf, type Meeting } from "~/services/meetings.server";
import { scorecardAt } from "~/services/scorecard.server";

type Known = { readonly revision: number; readonly byDepartment: Map<string, Set<string>> };

/**
 * Which measures and action plans a department answers for in a meeting's month. Read once for each
 * revision of the company: a projection follows every pause in typing, the scorecard hardly moves.
 */
export class DepartmentSubjects {
  private readonly meetings = new Map<string, Known>();

  constructor(private readonly db: Db) {}

  /** The ids of the department's measures and plans. */
  of(meeting: Meeting, departmentId: string): ReadonlySet<string> {
    const revision = revisionOf(this.db, meeting.companyId);
    let known = this.meetings.get(meeting.id);
    if (known?.revision !== revision) {
      known = { revision, byDepartment: this.read(meeting) };
      this.meetings.set(meeting.id, known);
    }
    return known.byDepartment.get(departmentId) ?? new Set();
  }

  private read({ companyId, month }: Meeting): Map<string, Set<string>> {
    const { measures, plans } = scorecardAt(this.db, companyId, month);
    const byDepartment = new Map<string, Set<string>>();
    for (const { id, departmentId } of [...measures, ...plans]) {
      const own = byDepartment.get(departmentId);
      if (own) own.add(id);
      else byDepartment.set(departmentId, new Set([id]));
    }
    return byDepartment;
  }
}
