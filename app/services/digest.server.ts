import { asc, eq } from "drizzle-orm";
import type { Db } from "#db/client";
import { company, department, person } from "#db/schema";
import { digestOf, type DigestGroup } from "~/domain/reminders/digest";
import { dayInZone, yearOf, type Day } from "~/domain/scorecard/month";
import { formatDay, nameIn } from "~/i18n/formats";
import { wordsOf } from "~/i18n/words-of.server";
import type { Locale, AllWords } from "~/i18n/zh-CN";
import { parseOwnerKey } from "~/sheet/owners";
import { dueThings, type OpenFollowUp } from "./due-things.server";
import { timeZoneOf } from "./meetings.server";

/** One line of a message and what it is, so that each channel can set it off in its own way. */
export interface DigestLine {
  kind: "text" | "department" | "label" | "item";
  words: string;
}

/** A digest in words, before it takes a channel's shape. */
export interface DigestMessage {
  title: string;
  lines: DigestLine[];
  /** What stands for so many items that a channel has no room for. */
  more(count: number): string;
}

/**
 * A company's digest of a day, in a language: what is overdue and what is due this week, by
 * department, with owners. Null when there is nothing.
 */
export function digestMessage(
  db: Db,
  companyId: string,
  locale: Locale,
  now: number,
): DigestMessage | null {
  const words = wordsOf(locale);
  const today = dayInZone(now, timeZoneOf(db, companyId));
  const departments = db
    .select()
    .from(department)
    .where(eq(department.companyId, companyId))
    .orderBy(asc(department.position))
    .all();
  const ids = departments.map(({ id }) => id);
  const groups = digestOf(dueThings(db, companyId), ids, today);
  if (groups.length === 0) return null;
  const ownersOf = ownerNames(db, companyId, words);
  const text = words.reminders.digest;
  const count = (part: "overdue" | "thisWeek") =>
    groups.reduce((sum, group) => sum + group[part].length, 0);
  return {
    ...message(db, companyId, words, today),
    lines: [
      { kind: "text", words: text.summary(count("overdue"), count("thisWeek")) },
      ...groups.flatMap((group) => [
        { kind: "department" as const, words: nameOf(departments, group, locale) },
        ...linesOf(group, words, today, ownersOf),
      ]),
    ],
  };
}

/** What is sent to try a channel. */
export function testMessage(db: Db, companyId: string, locale: Locale, now: number): DigestMessage {
  const words = wordsOf(locale);
  const today = dayInZone(now, timeZoneOf(db, companyId));
  return {
    ...message(db, companyId, words, today),
    lines: [{ kind: "text", words: words.reminders.digest.test }],
  };
}

function message(db: Db, companyId: string, words: AllWords, today: Day) {
  const text = words.reminders.digest;
  const name = db.select().from(company).where(eq(company.id, companyId)).get()?.name ?? "";
  return { title: text.title(name, formatDay(words.locale, today)), more: text.more };
}

function linesOf(
  group: DigestGroup<OpenFollowUp>,
  words: AllWords,
  today: Day,
  ownersOf: (thing: OpenFollowUp) => string,
): DigestLine[] {
  const text = words.reminders.digest;
  return (["overdue", "thisWeek"] as const).flatMap((part) => {
    const things = group[part];
    if (things.length === 0) return [];
    const items = things.map((thing): DigestLine => {
      const day = formatDay(words.locale, thing.dueOn ?? today, yearOf(today));
      return { kind: "item", words: text.item(day, thing.wording, ownersOf(thing)) };
    });
    return [{ kind: "label" as const, words: text[part] }, ...items];
  });
}

function ownerNames(db: Db, companyId: string, words: AllWords): (thing: OpenFollowUp) => string {
  const people = db.select().from(person).where(eq(person.companyId, companyId)).all();
  const names = new Map(people.map((row) => [row.id, nameIn(words.locale, row)]));
  const nameOfOwner = (key: string): string[] => {
    const owner = parseOwnerKey(key);
    if (owner?.kind === "name") return [owner.name];
    return (owner && [names.get(owner.personId)].filter((name) => name !== undefined)) ?? [];
  };
  return ({ owners }) =>
    owners.flatMap(nameOfOwner).join(words.general.listSeparator) || words.reminders.digest.noOwner;
}

function nameOf(
  departments: readonly { id: string; nameZh: string; nameEn: string }[],
  { departmentId }: DigestGroup<OpenFollowUp>,
  locale: Locale,
): string {
  const row = departments.find(({ id }) => id === departmentId);
  return row ? nameIn(locale, row) : "";
}
