import { and, asc, eq, gt, inArray, isNotNull, isNull } from "drizzle-orm";
import {
  company,
  department,
  invitation,
  person,
  personDepartment,
  personRole,
  secondFactor,
} from "#db/schema";
import type { CompanySettings, PeopleView } from "~/views/people";
import type { Ask } from "./context.server";
import { timeZoneOf } from "./meetings.server";

/** Everybody of the asker's company as an administrator manages them, in the order they came. */
export function peopleView({ db, clock, who }: Ask): PeopleView {
  const { companyId, personId: me } = who.actor;
  const rows = db
    .select()
    .from(person)
    .where(eq(person.companyId, companyId))
    .orderBy(asc(person.createdAt), asc(person.id))
    .all();
  const ids = rows.map((row) => row.id);
  const roles = db.select().from(personRole).where(inArray(personRole.personId, ids)).all();
  const belonging = db
    .select()
    .from(personDepartment)
    .where(inArray(personDepartment.personId, ids))
    .all();
  const waiting = db
    .select()
    .from(invitation)
    .where(
      and(
        inArray(invitation.personId, ids),
        isNull(invitation.usedAt),
        gt(invitation.expiresAt, clock.now()),
      ),
    )
    .all();
  const guarded = new Set(
    db
      .select({ personId: secondFactor.personId })
      .from(secondFactor)
      .where(and(inArray(secondFactor.personId, ids), isNotNull(secondFactor.confirmedAt)))
      .all()
      .map(({ personId }) => personId),
  );
  return {
    me,
    timeZone: timeZoneOf(db, companyId),
    departments: db
      .select({ id: department.id, nameZh: department.nameZh, nameEn: department.nameEn })
      .from(department)
      .where(eq(department.companyId, companyId))
      .orderBy(asc(department.position))
      .all(),
    people: rows.map((row) => {
      const invitedUntil = waiting.find((each) => each.personId === row.id)?.expiresAt ?? null;
      return {
        id: row.id,
        nameZh: row.nameZh,
        nameEn: row.nameEn,
        email: row.email,
        roles: roles.filter((each) => each.personId === row.id).map((each) => each.role),
        departmentIds: belonging
          .filter((each) => each.personId === row.id)
          .map((each) => each.departmentId),
        state: stateOf(row, invitedUntil),
        invitedUntil,
        hasSecondFactor: guarded.has(row.id),
      };
    }),
  };
}

function stateOf(row: typeof person.$inferSelect, invitedUntil: number | null) {
  if (!row.active) return "shut-out";
  if (row.passwordHash !== null) return "active";
  return invitedUntil === null ? "uninvited" : "waiting";
}

/** What the asker's company has decided for itself. */
export function companySettings({ db, who }: Ask): CompanySettings {
  const row = db.select().from(company).where(eq(company.id, who.actor.companyId)).get();
  return { name: row?.name ?? "", greyCountsAsWorst: row?.greyCountsAsWorst ?? false };
}
