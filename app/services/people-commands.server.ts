import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "#db/client";
import { newId } from "#db/id";
import { company, department, invitation, person, personDepartment, personRole } from "#db/schema";
import { ROLES } from "~/domain/access/can";
import { STRUCTURE_KEY } from "~/protocol/live-keys";
import { command, ok, refuse, type Outcome, type Work } from "./command.server";
import type { Services } from "./context.server";
import { relightSpan } from "./kept-lights.server";
import { hashPassword, isAcceptablePassword } from "./passwords.server";
import { wayInFor, type WayIn } from "./second-factor/way-in.server";
import { endSessionsOf, hashToken, newToken } from "./session.server";
import { isEmail, normalEmail } from "./sign-in.server";

/** An invitation waits a week; after that the administrator makes a new one. */
const INVITATION_MS = 7 * 24 * 60 * 60 * 1000;

const name = z.string().trim().min(1).max(60);

/** What an administrator says of a person. `id` absent: a new one. */
const savePersonInput = z.object({
  id: z.string().optional(),
  nameZh: name,
  /** Blank: the Chinese name. */
  nameEn: z.string().trim().max(60),
  email: z.string().trim().refine(isEmail),
  roles: z.array(z.enum(ROLES)),
  departmentIds: z.array(z.string()),
});

/** Creates or changes a person with roles and departments; live connections are judged again. */
export const savePerson = command({
  input: savePersonInput,
  run(work, input) {
    if (!work.may("people.manage")) return refuse("forbidden");
    const email = normalEmail(input.email);
    const { db } = work;
    const holder = db.select().from(person).where(eq(person.email, email)).get();
    if (holder && holder.id !== input.id) return refuse("email-taken", "email");
    if (!departmentsAreOurs(work, input.departmentIds)) return refuse("unknown-department");
    const before = input.id === undefined ? null : publicPersonOf(work, input.id);
    if (before === undefined) return refuse("unknown-person");

    const id = input.id ?? newId();
    const { nameZh } = input;
    const values = { nameZh, nameEn: input.nameEn || nameZh, email };
    if (before) db.update(person).set(values).where(eq(person.id, id)).run();
    else {
      db.insert(person)
        .values({ id, companyId: work.actor.companyId, createdAt: work.now, ...values })
        .run();
    }
    db.delete(personRole).where(eq(personRole.personId, id)).run();
    db.delete(personDepartment).where(eq(personDepartment.personId, id)).run();
    for (const role of new Set(input.roles))
      db.insert(personRole).values({ personId: id, role }).run();
    for (const departmentId of new Set(input.departmentIds)) {
      db.insert(personDepartment).values({ personId: id, departmentId }).run();
    }
    if (!hasAdministrator(db, work.actor.companyId)) return refuse("last-administrator");
    work.record("save-person", id, before, {
      ...values,
      roles: input.roles,
      departmentIds: input.departmentIds,
    });
    work.recheck({ personId: id });
    return ok({ id });
  },
});

/** Lets a person in again, or shuts them out at once, live connections included. */
export const setPersonActive = command({
  input: z.object({ id: z.string(), active: z.boolean() }),
  run(work, { id, active }) {
    if (!work.may("people.manage")) return refuse("forbidden");
    const before = personOf(work, id);
    if (!before) return refuse("unknown-person");
    work.db.update(person).set({ active }).where(eq(person.id, id)).run();
    if (!active) endSessionsOf(work.db, id);
    if (!hasAdministrator(work.db, work.actor.companyId)) return refuse("last-administrator");
    work.record("set-person-active", id, { active: before.active }, { active });
    work.recheck({ personId: id });
    return ok(null);
  },
});

/** Makes an invitation link for a person; earlier unused links of that person stop working. */
export const invitePerson = command({
  input: z.object({ id: z.string() }),
  run(work, { id }) {
    if (!work.may("people.manage")) return refuse("forbidden");
    if (!personOf(work, id)) return refuse("unknown-person");
    const token = newToken();
    const expiresAt = work.now + INVITATION_MS;
    work.db.delete(invitation).where(eq(invitation.personId, id)).run();
    work.db
      .insert(invitation)
      .values({ tokenHash: hashToken(token), personId: id, createdAt: work.now, expiresAt })
      .run();
    work.record("invite-person", id, null, { expiresAt });
    return ok({ token, expiresAt });
  },
});

/** Company settings: its name, and whether grey counts as worst in a roll-up. */
export const saveCompany = command({
  input: z.object({ name, greyCountsAsWorst: z.boolean() }),
  run(work, input) {
    if (!work.may("company.settings")) return refuse("forbidden");
    const before = work.db.select().from(company).where(eq(company.id, work.actor.companyId)).get();
    work.db.update(company).set(input).where(eq(company.id, work.actor.companyId)).run();
    const rest = before && { name: before.name, greyCountsAsWorst: before.greyCountsAsWorst };
    work.record("save-company", work.actor.companyId, rest, input);
    const lights = relightSpan(work.db, work.actor.companyId, { from: null, to: null }, work.now);
    work.push([...lights, [STRUCTURE_KEY, work.now]]);
    return ok(null);
  },
});

/** A person chooses their own language. */
export const setLanguage = command({
  input: z.object({ locale: z.enum(["zh-CN", "en"]) }),
  run(work, { locale }) {
    work.db.update(person).set({ locale }).where(eq(person.id, work.actor.personId)).run();
    return ok(null);
  },
});

/** Whose invitation a token is; the reasons why it is nobody's are told apart. */
export function findInvitation(
  { db, clock }: Pick<Services, "db" | "clock">,
  token: string,
): Outcome<{ personId: string; nameZh: string; nameEn: string; email: string }> {
  const row = db
    .select({ invitation, person })
    .from(invitation)
    .innerJoin(person, eq(person.id, invitation.personId))
    .where(eq(invitation.tokenHash, hashToken(token)))
    .get();
  if (!row || !row.person.active) return refuse("unknown-token");
  if (row.invitation.usedAt !== null) return refuse("used-token");
  if (row.invitation.expiresAt <= clock.now()) return refuse("expired-token");
  const { id, nameZh, nameEn, email } = row.person;
  return ok({ personId: id, nameZh, nameEn, email });
}

/** Spends an invitation: sets the password, ends other sessions, signs the person in. */
export async function acceptInvitation(
  services: Services,
  token: string,
  password: string,
): Promise<Outcome<WayIn>> {
  // Hashing costs much on purpose: it is done for nobody without a token.
  const usable = findInvitation(services, token);
  if (!usable.ok) return usable;
  if (!isAcceptablePassword(password)) return refuse("weak-password", "password");
  const passwordHash = await hashPassword(password);
  const accepted = services.db.transaction((tx) => {
    // Asked once more: two people with one link choose one password.
    const found = findInvitation({ ...services, db: tx }, token);
    if (!found.ok) return found;
    const { personId } = found.value;
    const now = services.clock.now();
    tx.update(invitation)
      .set({ usedAt: now })
      .where(eq(invitation.tokenHash, hashToken(token)))
      .run();
    tx.update(person).set({ passwordHash }).where(eq(person.id, personId)).run();
    endSessionsOf(tx, personId);
    return ok({ personId, wayIn: wayInFor(tx, personId, now) });
  });
  if (!accepted.ok) return accepted;
  // Whoever was in with the old password is out at once.
  services.rooms.recheck({ personId: accepted.value.personId });
  return ok(accepted.value.wayIn);
}

function personOf({ db, actor }: Work, id: string) {
  return db
    .select()
    .from(person)
    .where(and(eq(person.id, id), eq(person.companyId, actor.companyId)))
    .get();
}

/** A person with roles and departments, as the audit log may tell: without the password's hash. */
function publicPersonOf(work: Work, id: string) {
  const row = personOf(work, id);
  if (!row) return undefined;
  const roles = work.db.select().from(personRole).where(eq(personRole.personId, id)).all();
  const departments = work.db
    .select()
    .from(personDepartment)
    .where(eq(personDepartment.personId, id))
    .all();
  return {
    nameZh: row.nameZh,
    nameEn: row.nameEn,
    email: row.email,
    roles: roles.map((each) => each.role),
    departmentIds: departments.map((each) => each.departmentId),
  };
}

function departmentsAreOurs({ db, actor }: Work, ids: readonly string[]): boolean {
  const ours = db
    .select({ id: department.id })
    .from(department)
    .where(and(inArray(department.id, [...ids]), eq(department.companyId, actor.companyId)))
    .all();
  return ours.length === new Set(ids).size;
}

/** A company always keeps an active administrator, or nobody could ever let people in again. */
function hasAdministrator(db: Db, companyId: string): boolean {
  return (
    db
      .select({ id: person.id })
      .from(person)
      .innerJoin(personRole, eq(personRole.personId, person.id))
      .where(
        and(
          eq(person.companyId, companyId),
          eq(person.active, true),
          eq(personRole.role, "administrator"),
        ),
      )
      .get() !== undefined
  );
}
