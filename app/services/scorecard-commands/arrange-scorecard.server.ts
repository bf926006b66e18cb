import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import { actionPlan, department, measure, objective, theme } from "#db/schema";
import { command, ok, refuse } from "../command.server";
import { scorecardChanged } from "./scorecard-changed.server";

const TABLES = { department, theme, objective, measure, plan: actionPlan };

/** Puts all departments, themes, objectives, measures or action plans of the company into an order. */
export const arrangeScorecard = command({
  input: z.object({
    kind: z.enum(["department", "theme", "objective", "measure", "plan"]),
    ids: z.array(z.string()).max(2000),
  }),
  run(work, { kind, ids }) {
    if (!work.may("scorecard.edit")) return refuse("forbidden");
    const table = TABLES[kind];
    const before = work.db
      .select({ id: table.id })
      .from(table)
      .where(eq(table.companyId, work.actor.companyId))
      .orderBy(asc(table.position))
      .all()
      .map((row) => row.id);
    const given = new Set(ids);
    const complete = given.size === ids.length && ids.length === before.length;
    if (!complete || !before.every((id) => given.has(id))) return refuse("order-incomplete");
    ids.forEach((id, position) =>
      work.db.update(table).set({ position }).where(eq(table.id, id)).run(),
    );
    work.record(`arrange-${kind}s`, work.actor.companyId, before, ids);
    // The objectives' explanations name their items in the scorecard's order.
    scorecardChanged(work, { from: null, to: null });
    return ok(null);
  },
});
