import { and, asc, eq, gte, inArray, sql } from "drizzle-orm";
import type { Db } from "#db/client";
import { listed, prepared } from "#db/prepared";
import { meeting, sealedRecord } from "#db/schema";
import { asClosed } from "~/domain/scorecard/closed-plan";
import type { Day, Month } from "~/domain/scorecard/month";
import type { PlanPage } from "~/views/page";
import type { RecordedPlan } from "~/views/record";
import { groupBy } from "./group-by";
import { milestonesOf, type Plan } from "./scorecard.server";

/** What an action plan's light of a month follows from. */
export interface PlanOfMonth {
  startsOn: Day;
  endsOn: Day;
  /** In their order. */
  milestones: PlanPage["milestones"];
}

type DatedPlan = Pick<Plan, "id" | "startsOn" | "endsOn">;

/**
 * Reads plans as a month is judged by them [PL5]: as the first meeting has them that is closed and
 * about this month or a later one; as they are now where there is none, or its record lacks the plan.
 *
 * @returns each of them, by the plan's id.
 */
export function plansOfMonth(
  db: Db,
  companyId: string,
  month: Month,
  plans: readonly DatedPlan[],
): ReadonlyMap<string, PlanOfMonth> {
  const planIds = plans.map(({ id }) => id);
  const milestones = groupBy(milestonesOf(db, planIds), ({ planId }) => planId);
  const closed = closedPlans(db, companyId, month, planIds);
  return new Map(
    plans.map(({ id, startsOn, endsOn }) => {
      const now = { startsOn, endsOn, milestones: (milestones.get(id) ?? []).map(bareMilestone) };
      return [id, asClosed<PlanOfMonth>(now, closed.get(id) ?? null)];
    }),
  );
}

/** One plan as a month is judged by it: see {@link plansOfMonth}. */
export function planOfMonth(db: Db, companyId: string, month: Month, plan: DatedPlan): PlanOfMonth {
  const found = plansOfMonth(db, companyId, month, [plan]).get(plan.id);
  if (!found) throw new Error(`plan ${plan.id} was not read`);
  return found;
}

/** Without where its row lies in the database. */
function bareMilestone({
  id,
  name,
  description,
  deliverable,
  expectedOn,
  doneOn,
}: PlanPage["milestones"][number]): PlanPage["milestones"][number] {
  return { id, name, description, deliverable, expectedOn, doneOn };
}

const firstClosed = prepared((db) =>
  db
    .select({ meetingId: sealedRecord.meetingId })
    .from(meeting)
    .innerJoin(sealedRecord, eq(sealedRecord.meetingId, meeting.id))
    .where(
      and(
        eq(meeting.companyId, sql.placeholder("companyId")),
        gte(meeting.month, sql.placeholder("month")),
      ),
    )
    .orderBy(asc(meeting.month))
    .limit(1)
    .prepare(),
);

const PLAN_ID = sql<string>`page.value ->> '$.link.id'`;

// A record may be megabytes long, and judging a year reads twelve: SQLite takes out of it what is needed.
const plansInRecord = prepared((db) =>
  db
    .select({ planId: PLAN_ID, subject: sql<string>`page.value -> '$.subject'` })
    .from(sealedRecord)
    .innerJoin(sql`json_each(${sealedRecord.json}, '$.pages') as page`, sql`true`)
    .where(
      and(
        eq(sealedRecord.meetingId, sql.placeholder("meetingId")),
        sql`page.value ->> '$.link.kind' = 'plan'`,
        inArray(PLAN_ID, listed("planIds")),
      ),
    )
    .prepare(),
);

/** Plans as the first closed meeting about the month or a later one has them, by id. */
function closedPlans(
  db: Db,
  companyId: string,
  month: Month,
  planIds: readonly string[],
): ReadonlyMap<string, PlanOfMonth> {
  const found = planIds.length > 0 ? firstClosed(db).get({ companyId, month }) : undefined;
  if (!found) return new Map();
  const rows = plansInRecord(db).all({ ...found, planIds: JSON.stringify(planIds) });
  return new Map(
    rows.map(({ planId, subject }) => {
      const { plan, milestones } = JSON.parse(subject) as RecordedPlan;
      return [planId, { startsOn: plan.startsOn, endsOn: plan.endsOn, milestones }];
    }),
  );
}
