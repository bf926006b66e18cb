import { and, asc, eq } from "drizzle-orm";
import type { Db } from "#db/client";
import { improvementRow } from "#db/schema";
import { parseOwnerKey } from "~/sheet/owners";
import type { ImprovementView, Named } from "~/views/page";
import { peopleOf } from "./meeting-view.server";
import type { Meeting } from "./meetings.server";

/** An improvement measure with the department and page it stands on. */
export interface RaisedImprovement extends ImprovementView {
  departmentId: string;
  page: string;
}

/** The improvement measures raised in a meeting, of one page or of all, in their order. */
export function improvementsOf(
  db: Db,
  { id, companyId }: Meeting,
  page?: string,
): RaisedImprovement[] {
  const names = new Map(peopleOf(db, companyId).map((entry) => [entry.id, entry]));
  const named = (key: string): Named[] => {
    const owner = parseOwnerKey(key);
    if (owner?.kind === "name") return [{ nameZh: owner.name, nameEn: owner.name }];
    const found = owner && names.get(owner.personId);
    return found ? [{ nameZh: found.nameZh, nameEn: found.nameEn }] : [];
  };
  return db
    .select()
    .from(improvementRow)
    .where(
      and(
        eq(improvementRow.meetingId, id),
        page === undefined ? undefined : eq(improvementRow.page, page),
      ),
    )
    .orderBy(asc(improvementRow.position))
    .all()
    .map(({ room: _room, meetingId: _meetingId, position: _position, owners, ...row }) => ({
      ...row,
      owners: owners.flatMap(named),
    }));
}
