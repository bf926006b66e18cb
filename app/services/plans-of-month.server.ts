import { and, asc, desc, eq, gte, inArray, lt, sql, type SQL } from "drizzle-orm";
import type { Db } from "#db/client";
import { listed, prepared } from "#db/prepared";
import { meeting, sealedRecord } from "#db/schema";
import { asClosed, firstExpected } from "~/domain/scorecard/closed-plan";
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
  // An actual is judged without any plan, and in a hurry.
  if (plans.length === 0) return new Map();
  const planIds = plans.map(({ id }) => id);
  const milestones = groupBy(milestonesOf(db, planIds), ({ planId }) => planId);
  const closed = plansIn(db, firstClosed(db).get({ companyId, month }), planIds);
  return new Map(
    plans.map(({ id, startsOn, endsOn }) => {
      const now = { startsOn, endsOn, milestones: (milestones.get(id) ?? []).map(bareMilestone) };
      return [id, asClosed<PlanOfMonth>(now, closed.get(id) ?? null)];
    }),
  );
}

/**
 * One plan as a month is judged by it (see {@link plansOfMonth}), and on which days closed meetings
 * before had first expected its milestones [MS7].
 */
export function planOfMonth(db: Db, companyId: string, month: Month, plan: DatedPlan): PlanOfMonth {
  const found = plansOfMonth(db, companyId, month, [plan]).get(plan.id);
  if (!found) throw new Error(`plan ${plan.id} was not read`);
  const before = plansIn(db, lastClosed(db).get({ companyId, month }), [plan.id]).get(plan.id);
  const milestones = found.milestones.map((milestone) => {
    const earlier = before?.milestones.find(({ id }) => id === milestone.id) ?? null;
    return { ...milestone, firstExpectedOn: firstExpected(milestone.expectedOn, earlier) };
  });
  return { ...found, milestones };
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

const firstClosed = closedMeeting(gte(meeting.month, sql.placeholder("month")), asc(meeting.month));
const lastClosed = closedMeeting(lt(meeting.month, sql.placeholder("month")), desc(meeting.month));

/** The first closed meeting of a company in an order, of those asked for. */
function closedMeeting(isAskedFor: SQL, order: SQL) {
  return prepared((db) =>
    db
      .select({ meetingId: sealedRecord.meetingId })
      .from(meeting)
      .innerJoin(sealedRecord, eq(sealedRecord.meetingId, meeting.id))
      .where(and(eq(meeting.companyId, sql.placeholder("companyId")), isAskedFor))
      .orderBy(order)
      .limit(1)
      .prepare(),
  );
}

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

/** Plans as a closed meeting's record has them, by id; none of no meeting. */
function plansIn(
  db: Db,
  closed: { meetingId: string } | undefined,
  planIds: readonly string[],
): ReadonlyMap<string, PlanOfMonth> {
  if (!closed) return new Map();
  const rows = plansInRecord(db).all({ ...closed, planIds: JSON.stringify(planIds) });
  return new Map(
    rows.map(({ planId, subject }) => {
      const { plan, milestones } = JSON.parse(subject) as RecordedPlan;
      return [planId, { startsOn: plan.startsOn, endsOn: plan.endsOn, milestones }];
    }),
  );
}
