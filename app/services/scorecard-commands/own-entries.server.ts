import { and, eq, inArray, max } from "drizzle-orm";
import type { Db } from "#db/client";
import {
  actionPlan,
  department,
  measure,
  measureVersion,
  objective,
  person,
  theme,
} from "#db/schema";
import type { Span } from "~/domain/scorecard/validity";
import type { Work } from "../command.server";

/*
 * Looking things up in the actor's own company only: what belongs to another company is as unknown
 * as what does not exist.
 */

/** A department of the actor's company, or undefined. */
export function ownDepartment({ db, actor }: Work, id: string) {
  return db
    .select()
    .from(department)
    .where(and(eq(department.id, id), eq(department.companyId, actor.companyId)))
    .get();
}

/** A theme of the actor's company, or undefined. */
export function ownTheme({ db, actor }: Work, id: string) {
  return db
    .select()
    .from(theme)
    .where(and(eq(theme.id, id), eq(theme.companyId, actor.companyId)))
    .get();
}

/** An objective of the actor's company, or undefined. */
export function ownObjective({ db, actor }: Work, id: string) {
  return db
    .select()
    .from(objective)
    .where(and(eq(objective.id, id), eq(objective.companyId, actor.companyId)))
    .get();
}

/** A measure of the actor's company, or undefined. */
export function ownMeasure({ db, actor }: Work, id: string) {
  return db
    .select()
    .from(measure)
    .where(and(eq(measure.id, id), eq(measure.companyId, actor.companyId)))
    .get();
}

/** An action plan of the actor's company, or undefined. */
export function ownPlan({ db, actor }: Work, id: string) {
  return db
    .select()
    .from(actionPlan)
    .where(and(eq(actionPlan.id, id), eq(actionPlan.companyId, actor.companyId)))
    .get();
}

/** Whether all of these people belong to the actor's company. */
export function areOwnPeople({ db, actor }: Work, ids: readonly string[]): boolean {
  const found = db
    .select({ id: person.id })
    .from(person)
    .where(and(inArray(person.id, [...ids]), eq(person.companyId, actor.companyId)))
    .all();
  return found.length === new Set(ids).size;
}

/** The months of everything that stands in a department or under an objective. */
export function spansOfItems(
  db: Db,
  owner: { departmentId: string } | { objectiveId: string },
): Span[] {
  const of = (table: typeof measureVersion | typeof actionPlan) =>
    "departmentId" in owner
      ? eq(table.departmentId, owner.departmentId)
      : eq(table.objectiveId, owner.objectiveId);
  return [
    ...db.select().from(measureVersion).where(of(measureVersion)).all(),
    ...db.select().from(actionPlan).where(of(actionPlan)).all(),
  ];
}

/** The tables whose rows stand in an order of their own. */
export type Ordered =
  typeof department | typeof theme | typeof objective | typeof measure | typeof actionPlan;

/** The place behind all others of the company. */
export function nextPosition({ db, actor }: Work, table: Ordered): number {
  const row = db
    .select({ last: max(table.position) })
    .from(table)
    .where(eq(table.companyId, actor.companyId))
    .get();
  return (row?.last ?? -1) + 1;
}
