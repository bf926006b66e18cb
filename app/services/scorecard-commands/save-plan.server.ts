import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "#db/client";
import { newId } from "#db/id";
import { actionPlan, milestone } from "#db/schema";
import { parseDay } from "~/domain/scorecard/month";
import { around, covers, type Span } from "~/domain/scorecard/validity";
import { planPageKey } from "~/sheet/page-key";
import { command, ok, refuse, type Outcome, type Work } from "../command.server";
import { milestonesOf } from "../scorecard.server";
import { code, englishName, inBothLanguages, name, readSpan, span } from "./entry-inputs.server";
import { homesOf, movePages, writeDown } from "./moved-pages.server";
import { nextPosition, ownDepartment, ownObjective, ownPlan } from "./own-entries.server";
import { scorecardChanged } from "./scorecard-changed.server";

const words = z.string().trim().max(400);

const input = z
  .object({
    /** Absent: a new plan. */
    id: z.string().optional(),
    code,
    nameZh: name,
    nameEn: englishName,
    objectiveId: z.string(),
    departmentId: z.string(),
    owner: words,
    lead: words,
    participants: words,
    startsOn: z.string(),
    endsOn: z.string(),
    goal: words,
    ...span,
    /** All of the plan's milestones in their order; one that is not named any more is removed. */
    milestones: z
      .array(
        z.object({
          id: z.string().optional(),
          name,
          description: words,
          deliverable: words,
          expectedOn: z.string(),
        }),
      )
      .max(100),
  })
  .transform(inBothLanguages);

type Input = z.infer<typeof input>;

/**
 * Creates or changes an action plan together with its milestones. When a milestone was done is
 * reported apart (`reportMilestone`) and stays as it is. Months whose meeting is closed go on being
 * judged by the plan that it had [PL5]; in a month whose meeting is open it stays where somebody has
 * written on its page [MP6].
 */
export const savePlan = command({
  input,
  prepare: (ask, { id }) => writeDown(ask, id === undefined ? null : planPageKey(id)),
  run(work, given) {
    if (!work.may("scorecard.edit")) return refuse("forbidden");
    const checked = check(work, given);
    if (!checked.ok) return checked;
    const { db, actor } = work;
    const before = given.id === undefined ? null : ownPlan(work, given.id);
    if (before === undefined) return refuse("unknown-plan");
    const holder = db
      .select()
      .from(actionPlan)
      .where(and(eq(actionPlan.companyId, actor.companyId), eq(actionPlan.code, given.code)))
      .get();
    if (holder && holder.id !== given.id) return refuse("code-taken", "code");

    const { id: _given, milestones, ...values } = given;
    const id = before?.id ?? newId();
    const homes = homesOf(work, planPageKey(id));
    if (before) db.update(actionPlan).set(values).where(eq(actionPlan.id, id)).run();
    else {
      const position = nextPosition(work, actionPlan);
      db.insert(actionPlan)
        .values({ id, companyId: actor.companyId, position, ...values })
        .run();
    }
    const earlier = milestonesOf(db, [id]);
    if (!saveMilestones(db, id, earlier, milestones)) return refuse("unknown-milestone");
    const moved = movePages(work, planPageKey(id), homes, given);
    if (!moved.ok) return moved;
    work.record("save-plan", id, before && { ...before, milestones: earlier }, given);
    scorecardChanged(work, around(before ?? checked.value, checked.value));
    return ok({ id, code: given.code });
  },
});

function check(work: Work, given: Input): Outcome<Span> {
  const months = readSpan(given);
  if (!months.ok) return months;
  if (parseDay(given.startsOn) === null) return refuse("bad-date", "startsOn");
  if (parseDay(given.endsOn) === null) return refuse("bad-date", "endsOn");
  if (given.endsOn < given.startsOn) return refuse("bad-validity", "endsOn");
  const wrong = given.milestones.findIndex(({ expectedOn }) => parseDay(expectedOn) === null);
  if (wrong !== -1) return refuse("bad-date", `milestones.${wrong}.expectedOn`);
  const objective = ownObjective(work, given.objectiveId);
  if (!objective) return refuse("unknown-objective", "objectiveId");
  const department = ownDepartment(work, given.departmentId);
  if (!department) return refuse("unknown-department", "departmentId");
  if (!covers(objective, months.value)) return refuse("outside-validity", "objectiveId");
  return covers(department, months.value) ? months : refuse("outside-validity", "departmentId");
}

/** Brings the plan's milestones to the list given. @returns false when it names an unknown one */
function saveMilestones(
  db: Db,
  planId: string,
  earlier: readonly { id: string }[],
  given: Input["milestones"],
): boolean {
  const known = new Set(earlier.map((each) => each.id));
  const kept = new Set(given.flatMap((each) => each.id ?? []));
  if (![...kept].every((id) => known.has(id))) return false;
  for (const { id } of earlier) {
    if (!kept.has(id)) db.delete(milestone).where(eq(milestone.id, id)).run();
  }
  given.forEach(({ id, ...values }, position) => {
    if (id === undefined) {
      db.insert(milestone)
        .values({ id: newId(), planId, position, ...values })
        .run();
    } else
      db.update(milestone)
        .set({ position, ...values })
        .where(eq(milestone.id, id))
        .run();
  });
  return true;
}
