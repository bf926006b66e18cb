import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "#db/client";
import { newId } from "#db/id";
import { measure, measureOwner, measureVersion } from "#db/schema";
import { addMonths, validIn } from "~/domain/scorecard/month";
import { DIRECTIONS, FREQUENCIES, YEAR_TO_DATE_RULES } from "~/domain/scorecard/types";
import { around, covers, overlap, type Span } from "~/domain/scorecard/validity";
import { measurePageKey } from "~/sheet/page-key";
import { command, ok, refuse, type Outcome, type Work } from "../command.server";
import { ownersOf, type OwnerKind } from "../scorecard.server";
import { code, englishName, inBothLanguages, name, readSpan, span } from "./entry-inputs.server";
import { homesOf, movePages, writeDown } from "./moved-pages.server";
import {
  areOwnPeople,
  nextPosition,
  ownDepartment,
  ownMeasure,
  ownObjective,
} from "./own-entries.server";
import { scorecardChanged } from "./scorecard-changed.server";

type Version = typeof measureVersion.$inferSelect;

const people = z.array(z.string()).max(20);

const input = z
  .object({
    /** Absent: a new measure. */
    id: z.string().optional(),
    code,
    objectiveId: z.string(),
    departmentId: z.string(),
    nameZh: name,
    nameEn: englishName,
    unitZh: z.string().trim().min(1).max(20),
    unitEn: z.string().trim().max(20),
    decimals: z.number().int().min(0).max(6),
    direction: z.enum(DIRECTIONS),
    yearToDate: z.enum(YEAR_TO_DATE_RULES),
    frequency: z.enum(FREQUENCIES),
    owners: z.object({ target: people, achievement: people, provider: people }),
    ...span,
  })
  .transform((given) => ({ ...inBothLanguages(given), unitEn: given.unitEn || given.unitZh }));

type Input = z.infer<typeof input>;

/**
 * Creates a measure, or says what it is from a month (`validFrom`) to a month.
 *
 * An existing measure is changed from that month on: the version valid then ends a month earlier
 * and a new one begins, so that earlier months stay as they were; a version that begins in that
 * very month is changed in place. A month in which the measure has no version gets one. Versions
 * never overlap, and stand within the months of their objective and department. In a month whose
 * meeting is open it stays where somebody has written on its pages [MP6].
 */
export const saveMeasure = command({
  input,
  prepare: (ask, { id }) => writeDown(ask, id === undefined ? null : measurePageKey(id)),
  run(work, given) {
    if (!work.may("scorecard.edit")) return refuse("forbidden");
    const checked = check(work, given);
    if (!checked.ok) return checked;
    const before = given.id === undefined ? null : ownMeasure(work, given.id);
    if (before === undefined) return refuse("unknown-measure");
    const holder = work.db
      .select()
      .from(measure)
      .where(and(eq(measure.companyId, work.actor.companyId), eq(measure.code, given.code)))
      .get();
    if (holder && holder.id !== given.id) return refuse("code-taken", "code");

    const id = before?.id ?? newId();
    const homes = homesOf(work, measurePageKey(id));
    saveIdentity(work, id, given.code, before !== null);
    const current = versionIn(work.db, id, given.validFrom);
    const earlier = current && { ...current, owners: ownersOf(work.db, [current.id]) };
    const versionId = saveVersion(work, id, given, current);
    if (!standsAlone(work.db, id, versionId)) return refuse("versions-overlap", "validTo");
    const moved = movePages(work, measurePageKey(id), homes, given);
    if (!moved.ok) return moved;
    work.record("save-measure", id, before && { ...before, version: earlier ?? null }, given);
    scorecardChanged(work, around(current ?? checked.value, checked.value));
    return ok({ id, code: given.code, validFrom: given.validFrom });
  },
});

/** What the version refers to has to exist, in this company and in these months. */
function check(work: Work, given: Input): Outcome<Span> {
  const months = readSpan(given);
  if (!months.ok) return months;
  const objective = ownObjective(work, given.objectiveId);
  if (!objective) return refuse("unknown-objective", "objectiveId");
  const department = ownDepartment(work, given.departmentId);
  if (!department) return refuse("unknown-department", "departmentId");
  if (!covers(objective, months.value)) return refuse("outside-validity", "objectiveId");
  if (!covers(department, months.value)) return refuse("outside-validity", "departmentId");
  for (const kind of ["target", "achievement", "provider"] as const) {
    if (!areOwnPeople(work, given.owners[kind])) return refuse("unknown-person", kind);
  }
  return months;
}

function saveIdentity(work: Work, id: string, given: string, exists: boolean): void {
  const { db, actor } = work;
  if (exists) {
    db.update(measure).set({ code: given }).where(eq(measure.id, id)).run();
    return;
  }
  const position = nextPosition(work, measure);
  db.insert(measure).values({ id, companyId: actor.companyId, code: given, position }).run();
}

/** The version of a measure that is valid in a month. */
function versionIn(db: Db, measureId: string, month: string): Version | undefined {
  return versionsOf(db, measureId).find(({ validFrom, validTo }) =>
    validIn({ from: validFrom, to: validTo }, month),
  );
}

function versionsOf(db: Db, measureId: string): Version[] {
  return db.select().from(measureVersion).where(eq(measureVersion.measureId, measureId)).all();
}

/** Writes the version and its owners. @returns its id */
function saveVersion({ db }: Work, measureId: string, given: Input, current?: Version): string {
  const { id: _measure, code: _code, owners, ...values } = given;
  const inPlace = current?.validFrom === given.validFrom;
  const id = inPlace ? current.id : newId();
  if (inPlace) db.update(measureVersion).set(values).where(eq(measureVersion.id, id)).run();
  else {
    if (current) {
      db.update(measureVersion)
        .set({ validTo: addMonths(given.validFrom, -1) })
        .where(eq(measureVersion.id, current.id))
        .run();
    }
    db.insert(measureVersion)
      .values({ id, measureId, ...values })
      .run();
  }
  db.delete(measureOwner).where(eq(measureOwner.versionId, id)).run();
  for (const [kind, ids] of Object.entries(owners) as [OwnerKind, string[]][]) {
    for (const personId of new Set(ids)) {
      db.insert(measureOwner).values({ versionId: id, personId, kind }).run();
    }
  }
  return id;
}

/** [MO6] Whether a version shares no month with another one of its measure. */
function standsAlone(db: Db, measureId: string, versionId: string): boolean {
  const versions = versionsOf(db, measureId);
  const saved = versions.find((version) => version.id === versionId);
  return versions.every((other) => !saved || other.id === saved.id || !overlap(other, saved));
}
