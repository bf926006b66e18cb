import { eq, inArray } from "drizzle-orm";
import type { Db } from "#db/client";
import {
  actionPlan,
  agendaItem,
  comment,
  company,
  department,
  followUp,
  measure,
  measureVersion,
  meeting,
  milestone,
  objective,
  person,
  theme,
} from "#db/schema";
import { nameIn } from "~/i18n/formats";
import type { Locale } from "~/i18n/zh-CN";
import type { Named } from "~/views/page";

/** How much of a comment stands for it, in characters. */
const COMMENT_LENGTH = 30;

/** What the ids in a company's log stand for, in both languages. */
export type SubjectNames = ReadonlyMap<string, Named>;

/** The names of everything that commands of a company are about. */
export function subjectNames(db: Db, companyId: string): SubjectNames {
  const names = new Map<string, Named>();
  const add = (id: string, nameZh: string, nameEn = nameZh) => names.set(id, { nameZh, nameEn });
  const coded = (row: { id: string; code: string; nameZh: string; nameEn: string }) =>
    add(row.id, `${row.code} ${row.nameZh}`, `${row.code} ${row.nameEn}`);

  const [own] = db.select().from(company).where(eq(company.id, companyId)).all();
  if (own) add(own.id, own.name);
  for (const row of db.select().from(person).where(eq(person.companyId, companyId)).all()) {
    add(row.id, row.nameZh, row.nameEn);
  }
  const departments = db.select().from(department).where(eq(department.companyId, companyId)).all();
  for (const row of departments) add(row.id, row.nameZh, row.nameEn);
  for (const row of db.select().from(theme).where(eq(theme.companyId, companyId)).all()) {
    add(row.id, row.nameZh, row.nameEn);
  }
  db.select().from(objective).where(eq(objective.companyId, companyId)).all().forEach(coded);
  db.select().from(actionPlan).where(eq(actionPlan.companyId, companyId)).all().forEach(coded);
  const versions = db
    .select({
      id: measure.id,
      code: measure.code,
      nameZh: measureVersion.nameZh,
      nameEn: measureVersion.nameEn,
    })
    .from(measureVersion)
    .innerJoin(measure, eq(measure.id, measureVersion.measureId))
    .where(eq(measure.companyId, companyId))
    .all();
  versions.forEach(coded);
  addMilestones(db, companyId, add);
  addMeetings(db, companyId, names, add);
  const raised = db.select().from(followUp).where(eq(followUp.companyId, companyId)).all();
  for (const row of raised) add(row.id, row.wording);
  const comments = db
    .select({ id: comment.id, body: comment.body })
    .from(comment)
    .where(eq(comment.companyId, companyId))
    .all();
  for (const { id, body } of comments) add(id, beginning(body));
  return names;
}

/** As much of a comment as it takes to know which one it is. */
function beginning(body: string): string {
  const signs = Array.from(body.replaceAll(/\s+/g, " "));
  return signs.length > COMMENT_LENGTH ? `${signs.slice(0, COMMENT_LENGTH).join("")}…` : body;
}

type Add = (id: string, nameZh: string, nameEn?: string) => unknown;

function addMilestones(db: Db, companyId: string, add: Add): void {
  const rows = db
    .select({ id: milestone.id, name: milestone.name, code: actionPlan.code })
    .from(milestone)
    .innerJoin(actionPlan, eq(actionPlan.id, milestone.planId))
    .where(eq(actionPlan.companyId, companyId))
    .all();
  for (const { id, name, code } of rows) add(id, `${code} ${name}`);
}

/** A meeting is called by its month, an item of its agenda by the department as well. */
function addMeetings(db: Db, companyId: string, names: SubjectNames, add: Add): void {
  const meetings = db.select().from(meeting).where(eq(meeting.companyId, companyId)).all();
  const months = new Map(meetings.map(({ id, month }) => [id, month]));
  for (const [id, month] of months) add(id, month);
  const items = db
    .select()
    .from(agendaItem)
    .where(inArray(agendaItem.meetingId, [...months.keys()]))
    .all();
  for (const { id, meetingId, departmentId, part } of items) {
    const month = months.get(meetingId) ?? "";
    const named = names.get(departmentId ?? "");
    add(id, `${month} ${named?.nameZh ?? part}`, `${month} ${named?.nameEn ?? part}`);
  }
}

/** A subject as the log has it (an id, or ids and months separated by spaces), by names. */
export function nameSubject(names: SubjectNames, subject: string): Named {
  const parts = subject.split(" ");
  const inLanguage = (key: keyof Named) =>
    parts.map((part) => names.get(part)?.[key] ?? part).join(" ");
  return { nameZh: inLanguage("nameZh"), nameEn: inLanguage("nameEn") };
}

/** A text in which ids are told by their names. */
export function nameIds(names: SubjectNames, text: string, locale: Locale): string {
  return text.replaceAll(/(?<![\w-])[\w-]{16}(?![\w-])/g, (id) => {
    const named = names.get(id);
    return named ? nameIn(locale, named) : id;
  });
}
