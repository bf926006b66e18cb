import { and, count, desc, eq, gte, like, lt, or, sql, type SQL } from "drizzle-orm";
import type { Db } from "#db/client";
import { auditEvent, person } from "#db/schema";
import { addDays, startOfDay } from "~/domain/reminders/zone-time";
import { parseDay } from "~/domain/scorecard/month";
import { BYTE_ORDER_MARK, csvRow } from "~/domain/text/csv";
import { nameIn } from "~/i18n/formats";
import { formatMoment } from "~/i18n/format-moment";
import { wordsOf } from "~/i18n/words-of.server";
import type { Locale, AllWords } from "~/i18n/zh-CN";
import type { AuditEntry, AuditFilter, AuditView } from "~/views/audit";
import { changeTexts, SHOWN_LENGTH, type AuditTongue } from "./audit-change";
import { nameIds, nameSubject, subjectNames, type SubjectNames } from "./audit-subjects.server";
import type { Ask } from "./context.server";
import { timeZoneOf } from "./meetings.server";

/** Entries on one page, and rows read at once for a download. */
const PAGE_SIZE = 50;
const BATCH = 500;

type Row = typeof auditEvent.$inferSelect;

/** Reads a filter from an address. What is not understood filters nothing. */
export function auditFilter(query: URLSearchParams): AuditFilter {
  const text = (name: string) => (query.get(name) ?? "").trim().slice(0, 100);
  return {
    person: text("person"),
    action: text("action"),
    from: parseDay(text("from")) ?? "",
    to: parseDay(text("to")) ?? "",
    text: text("text"),
  };
}

/**
 * One page of the company's audit log. The caller has asked `can` for audit.read.
 *
 * @param wanted the page's number from 1; the nearest there is, is shown.
 */
export function auditView({ db, who }: Ask, filter: AuditFilter, wanted: number): AuditView {
  const { companyId } = who.actor;
  const timeZone = timeZoneOf(db, companyId);
  const names = subjectNames(db, companyId);
  const where = conditionOf(companyId, filter, names, timeZone);
  const total = db.select({ total: count() }).from(auditEvent).where(where).get()?.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages);
  const tongue = tongueOf(names, who.locale, timeZone);
  const rows = db
    .select()
    .from(auditEvent)
    .where(where)
    .orderBy(desc(auditEvent.id))
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE)
    .all();
  return {
    filter,
    total,
    page,
    pages,
    timeZone,
    entries: rows.map((row) => shorten(toEntry(row, names, tongue))),
    people: db
      .select({ id: person.id, nameZh: person.nameZh, nameEn: person.nameEn })
      .from(person)
      .where(eq(person.companyId, companyId))
      .all(),
    actions: db
      .selectDistinct({ action: auditEvent.action })
      .from(auditEvent)
      .where(eq(auditEvent.companyId, companyId))
      .orderBy(auditEvent.action)
      .all()
      .map(({ action }) => action),
  };
}

/** The whole of what a filter lets through as CSV, the newest first, written as it is read. */
export function auditCsv(ask: Ask, filter: AuditFilter): ReadableStream<Uint8Array> {
  const { db, who } = ask;
  const { companyId } = who.actor;
  const timeZone = timeZoneOf(db, companyId);
  const names = subjectNames(db, companyId);
  const where = conditionOf(companyId, filter, names, timeZone);
  const tongue = tongueOf(names, who.locale, timeZone);
  const { words } = tongue;
  const text = words.history.audit;
  const encoder = new TextEncoder();
  let below = Number.MAX_SAFE_INTEGER;
  return new ReadableStream({
    start(controller) {
      const head = [text.time, text.person, text.action, text.code, text.subject];
      const line = csvRow([...head, text.before, text.after]);
      controller.enqueue(encoder.encode(BYTE_ORDER_MARK + line));
    },
    pull(controller) {
      const rows = batchOf(db, where, below);
      below = rows.at(-1)?.id ?? 0;
      const lines = rows.map((row) => csvLine(toEntry(row, names, tongue), words, timeZone));
      if (lines.length > 0) controller.enqueue(encoder.encode(lines.join("")));
      if (rows.length < BATCH) controller.close();
    },
  });
}

/** An action in words; the code itself where there are none. */
export function actionWords(words: AllWords, action: string): string {
  const { actions } = words.history.audit;
  return (Object.hasOwn(actions, action) ? actions[action] : undefined) ?? action;
}

function batchOf(db: Db, where: SQL | undefined, below: number): Row[] {
  return db
    .select()
    .from(auditEvent)
    .where(and(where, lt(auditEvent.id, below)))
    .orderBy(desc(auditEvent.id))
    .limit(BATCH)
    .all();
}

function csvLine(entry: AuditEntry, words: AllWords, timeZone: string): string {
  const { locale } = words;
  return csvRow([
    formatMoment(locale, entry.at, timeZone),
    entry.by ? nameIn(locale, entry.by) : words.history.audit.system,
    actionWords(words, entry.action),
    entry.action,
    nameIn(locale, entry.subject),
    entry.before,
    entry.after,
  ]);
}

function conditionOf(
  companyId: string,
  filter: AuditFilter,
  names: SubjectNames,
  timeZone: string,
): SQL | undefined {
  return and(
    eq(auditEvent.companyId, companyId),
    filter.person === "" ? undefined : eq(auditEvent.personId, filter.person),
    filter.action === "" ? undefined : eq(auditEvent.action, filter.action),
    filter.from === "" ? undefined : gte(auditEvent.at, startOfDay(filter.from, timeZone)),
    filter.to === "" ? undefined : lt(auditEvent.at, startOfDay(addDays(filter.to, 1), timeZone)),
    filter.text === "" ? undefined : aboutText(filter.text, names),
  );
}

/** What was done to something that is called so, or whose subject says so itself. */
function aboutText(text: string, names: SubjectNames): SQL | undefined {
  const wanted = text.toLowerCase();
  const ids = [...names]
    .filter(([, name]) => `${name.nameZh}\n${name.nameEn}`.toLowerCase().includes(wanted))
    .map(([id]) => id);
  const escaped = text.replaceAll(/[\\%_]/g, String.raw`\$&`);
  // Ids go in as one JSON value: there may be more of them than a statement takes parameters.
  const first = sql`substr(${auditEvent.subject}, 1, instr(${auditEvent.subject} || ' ', ' ') - 1)`;
  return or(
    sql`${like(auditEvent.subject, `%${escaped}%`)} escape '\\'`,
    sql`${first} in (select value from json_each(${JSON.stringify(ids)}))`,
  );
}

function toEntry(row: Row, names: SubjectNames, tongue: AuditTongue): AuditEntry {
  const texts = changeTexts(tongue, row.before, row.after);
  return {
    id: row.id,
    at: row.at,
    by: names.get(row.personId ?? "") ?? null,
    action: row.action,
    subject: nameSubject(names, row.subject),
    ...texts,
  };
}

/** What entries are told with, in one language. */
function tongueOf(names: SubjectNames, locale: Locale, timeZone: string): AuditTongue {
  return { words: wordsOf(locale), timeZone, named: (text) => nameIds(names, text, locale) };
}

function shorten(entry: AuditEntry): AuditEntry {
  const short = (text: string) =>
    text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
  return { ...entry, before: short(entry.before), after: short(entry.after) };
}
