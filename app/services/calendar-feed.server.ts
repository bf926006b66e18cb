import { and, eq } from "drizzle-orm";
import { RateLimiterMemory } from "rate-limiter-flexible";
import type { Db } from "#db/client";
import { calendarFeed, department, person, personDepartment, personRole } from "#db/schema";
import { can, type Role } from "~/domain/access/can";
import { calendarFile, type CalendarEvent } from "~/domain/reminders/calendar-file";
import { isSealed } from "~/domain/meeting/phase";
import { addMonths, dayInZone, firstDay, type Day } from "~/domain/scorecard/month";
import { formatMonth, nameIn } from "~/i18n/formats";
import { wordsOf } from "~/i18n/words-of.server";
import type { AllWords } from "~/i18n/zh-CN";
import { ownerKey } from "~/sheet/owners";
import type { MeView } from "~/views/reminders";
import { mayAttempt } from "./attempts.server";
import { refuse, ok, type Outcome } from "./command.server";
import type { Ask, Services } from "./context.server";
import { dueThings, type OpenFollowUp } from "./due-things.server";
import { meetingsOf, timeZoneOf, type Meeting } from "./meetings.server";
import { hasSecondFactor } from "./second-factor/totp.server";
import { hashToken } from "./session.server";

/*
 * Calendars ask every few minutes to hours. Counted are the readings of one calendar, and the unknown
 * addresses asked for from one place: whoever guesses keeps nobody behind the same proxy from theirs.
 */
const perCalendar = new RateLimiterMemory({ points: 60, duration: 15 * 60 });
const perGuesser = new RateLimiterMemory({ points: 60, duration: 15 * 60 });

type Person = typeof person.$inferSelect;

/** What a person's own page shows. */
export function meView({ db, who, mode }: Ask): MeView {
  const { personId, companyId } = who.actor;
  const own = db.select().from(person).where(eq(person.id, personId)).get();
  const feed = db.select().from(calendarFeed).where(eq(calendarFeed.personId, personId)).get();
  return {
    calendarMadeAt: feed?.createdAt ?? null,
    hasPassword: mode !== "demo" && typeof own?.passwordHash === "string",
    secondFactor: mode === "demo" ? null : hasSecondFactor(db, personId),
    timeZone: timeZoneOf(db, companyId),
  };
}

/**
 * The calendar behind a secret address: when the follow-ups of its person are due, and the meetings
 * that are open.
 *
 * @param address where the request came from
 * @returns the file; `unknown-token` for an address that is unknown or revoked, or whose person may
 *   not come in any more; `too-many-attempts`
 */
export async function calendarFor(
  { db, clock }: Pick<Services, "db" | "clock">,
  token: string,
  address: string,
): Promise<Outcome<string>> {
  const found = db
    .select({ person })
    .from(calendarFeed)
    .innerJoin(person, eq(person.id, calendarFeed.personId))
    .where(and(eq(calendarFeed.tokenHash, hashToken(token)), eq(person.active, true)))
    .get();
  if (!found) {
    return refuse((await mayAttempt(perGuesser, address)) ? "unknown-token" : "too-many-attempts");
  }
  if (!(await mayAttempt(perCalendar, found.person.id))) return refuse("too-many-attempts");
  const words = wordsOf(found.person.locale);
  const events = eventsOf(db, found.person, words);
  return ok(calendarFile({ name: words.reminders.calendar.name, events, madeAt: clock.now() }));
}

/** In the order of their days. */
function eventsOf(db: Db, owner: Person, words: AllWords): CalendarEvent[] {
  const { companyId } = owner;
  const roles = db.select().from(personRole).where(eq(personRole.personId, owner.id)).all();
  const departmentIds = db
    .select()
    .from(personDepartment)
    .where(eq(personDepartment.personId, owner.id))
    .all()
    .map((row) => row.departmentId);
  const actor = {
    personId: owner.id,
    companyId,
    roles: roles.map(({ role }): Role => role),
    departmentIds,
  };
  // Somebody whose last role was taken away sees nothing more here either.
  if (!can(actor, "meeting.read", { companyId })) return [];
  const manages = actor.roles.includes("manager") ? departmentIds : [];
  const mine = dueThings(db, companyId).filter((thing) => concerns(thing, owner.id, manages));
  const departments = db.select().from(department).where(eq(department.companyId, companyId)).all();
  const nameOfDepartment = (id: string) => {
    const row = departments.find((each) => each.id === id);
    return row ? nameIn(words.locale, row) : "";
  };
  const timeZone = timeZoneOf(db, companyId);
  const open = meetingsOf(db, companyId).filter(({ phase }) => !isSealed(phase));
  return [
    ...mine.map((thing) => followUpEvent(thing, words, nameOfDepartment(thing.departmentId))),
    ...open.map((row) => meetingEvent(row, words, timeZone)),
  ].toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** What a person owns; of questions and promises also what their department has to see to. */
function concerns(thing: OpenFollowUp, personId: string, manages: readonly string[]): boolean {
  const key = ownerKey({ kind: "person", personId });
  if (key !== null && thing.owners.includes(key)) return true;
  return thing.kind !== "improvement" && manages.includes(thing.departmentId);
}

function followUpEvent(thing: OpenFollowUp, words: AllWords, inDepartment: string): CalendarEvent {
  const text = words.reminders;
  return {
    uid: `follow-up-${thing.id}@liangdeng`,
    day: thing.dueOn ?? "",
    summary: text.calendar.due(text.kinds[thing.kind], thing.wording),
    description: [inDepartment, thing.goal].filter((part) => part !== "").join("\n"),
  };
}

function meetingEvent(row: Meeting, words: AllWords, timeZone: string): CalendarEvent {
  return {
    uid: `meeting-${row.id}@liangdeng`,
    day: meetingDay(row, timeZone),
    summary: words.meeting.title(formatMonth(words.locale, row.month)),
    description: words.account.start.phases[row.phase],
  };
}

/**
 * A meeting has no date of its own. It is held in the first days after its month: it stands on the
 * first of them, later when it was opened later, and on the very day once it has begun.
 */
function meetingDay({ month, openedAt, startedAt }: Meeting, timeZone: string): Day {
  if (startedAt !== null) return dayInZone(startedAt, timeZone);
  const opened = dayInZone(openedAt, timeZone);
  const first = firstDay(addMonths(month, 1));
  return opened > first ? opened : first;
}
