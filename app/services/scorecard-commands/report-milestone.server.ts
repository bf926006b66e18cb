import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { actionPlan, milestone } from "#db/schema";
import { dayInZone, monthOf, parseDay } from "~/domain/scorecard/month";
import { command, ok, refuse, type Work } from "../command.server";
import { timeZoneOf } from "../meetings.server";
import { scorecardChanged } from "./scorecard-changed.server";

/**
 * Says on which day a milestone was done, or (null) that it is not done after all. The plan's light
 * moves in every month from the earlier of the two days on.
 */
export const reportMilestone = command({
  input: z.object({ milestoneId: z.string(), doneOn: z.string().nullable() }),
  run(work, { milestoneId, doneOn }) {
    const found = ownMilestone(work, milestoneId);
    if (!found) return refuse("unknown-milestone");
    const { plan, milestone: before } = found;
    if (!work.may("milestone.report", { departmentId: plan.departmentId })) {
      return refuse("forbidden");
    }
    const today = dayInZone(work.now, timeZoneOf(work.db, work.actor.companyId));
    if (doneOn !== null && parseDay(doneOn) === null) return refuse("bad-date", "doneOn");
    if (doneOn !== null && doneOn > today) return refuse("future-date", "doneOn");
    if (before.doneOn === doneOn) return ok({ doneOn });
    work.db.update(milestone).set({ doneOn }).where(eq(milestone.id, milestoneId)).run();
    work.record("report-milestone", milestoneId, before.doneOn, doneOn);
    const days = [before.doneOn, doneOn].filter((day) => day !== null).toSorted();
    const from = days[0] === undefined ? null : monthOf(days[0]);
    scorecardChanged(work, { from, to: null }, { planIds: [plan.id] });
    return ok({ doneOn });
  },
});

function ownMilestone({ db, actor }: Work, id: string) {
  return db
    .select({ milestone, plan: actionPlan })
    .from(milestone)
    .innerJoin(actionPlan, eq(actionPlan.id, milestone.planId))
    .where(and(eq(milestone.id, id), eq(actionPlan.companyId, actor.companyId)))
    .get();
}
