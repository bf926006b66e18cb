import { and, asc, eq, lt } from "drizzle-orm";
import type { Db } from "#db/client";
import { followUp, meeting, person, personDepartment, personRole } from "#db/schema";
import type { LiveFollowUp } from "~/protocol/live-follow-up";
import type { PersonName } from "~/protocol/live-keys";
import { followUpsOf } from "./follow-ups/follow-up-rows.server";
import type { Meeting } from "./meetings.server";

/** Everybody active who manages a department. */
export function managersOf(db: Db, companyId: string, departmentId: string): PersonName[] {
  return db
    .selectDistinct({ id: person.id, nameZh: person.nameZh, nameEn: person.nameEn })
    .from(person)
    .innerJoin(personDepartment, eq(personDepartment.personId, person.id))
    .innerJoin(personRole, eq(personRole.personId, person.id))
    .where(
      and(
        eq(person.companyId, companyId),
        eq(person.active, true),
        eq(personRole.role, "manager"),
        eq(personDepartment.departmentId, departmentId),
      ),
    )
    .orderBy(asc(person.nameZh), asc(person.id))
    .all();
}

/** What a department took on in the meetings about earlier months, settled or not. */
export function earlierOfDepartment(
  db: Db,
  { companyId, month }: Pick<Meeting, "companyId" | "month">,
  departmentId: string,
): LiveFollowUp[] {
  const which = and(eq(followUp.departmentId, departmentId), lt(meeting.month, month));
  return followUpsOf(db, companyId, which);
}
