import { asc, eq } from "drizzle-orm";
import type { Db } from "#db/client";
import { actionPlan, department, measure, measureVersion, person } from "#db/schema";
import type { CodedName, LiveOwner } from "~/protocol/live-follow-up";
import { parseOwnerKey } from "~/sheet/owners";

/** What a company calls its departments, measures, plans and people, whenever they were valid. */
export interface CompanyNames {
  /** By their id, in the scorecard's order. */
  departments: ReadonlyMap<string, CodedName>;
  /** Measures and plans, by their id. */
  subjects: ReadonlyMap<string, CodedName>;
  /** The owner of a key; null when it is none, or names nobody of the company. */
  ownerOf(key: string): LiveOwner | null;
}

/** Reads the names of a company. A measure is called as its last version calls it. */
export function companyNames(db: Db, companyId: string): CompanyNames {
  const departments = db
    .select()
    .from(department)
    .where(eq(department.companyId, companyId))
    .orderBy(asc(department.position))
    .all();
  const measures = db
    .select({
      id: measure.id,
      code: measure.code,
      nameZh: measureVersion.nameZh,
      nameEn: measureVersion.nameEn,
    })
    .from(measure)
    .innerJoin(measureVersion, eq(measureVersion.measureId, measure.id))
    .where(eq(measure.companyId, companyId))
    .orderBy(asc(measureVersion.validFrom))
    .all();
  const plans = db.select().from(actionPlan).where(eq(actionPlan.companyId, companyId)).all();
  const people = db.select().from(person).where(eq(person.companyId, companyId)).all();
  const names = new Map(people.map((each) => [each.id, each]));
  return {
    departments: byId(departments),
    subjects: byId([...measures, ...plans]),
    ownerOf(key) {
      const owner = parseOwnerKey(key);
      if (owner?.kind === "name") return { key, nameZh: owner.name, nameEn: owner.name };
      const found = owner && names.get(owner.personId);
      return found ? { key, nameZh: found.nameZh, nameEn: found.nameEn } : null;
    },
  };
}

function byId(rows: readonly CodedName[]): Map<string, CodedName> {
  return new Map(
    rows.map(({ id, code, nameZh, nameEn }) => [id, { id, code, nameZh, nameEn }] as const),
  );
}
