import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { newId } from "#db/id";
import { causeEffect } from "#db/schema";
import { parseMonth } from "~/domain/scorecard/month";
import { covers } from "~/domain/scorecard/validity";
import { endArrow, judgeArrow } from "~/domain/strategy-map/cause-effect";
import { command, ok, refuse } from "../command.server";
import { ownObjective } from "../scorecard-commands/own-entries.server";
import { arrowsOf } from "./strategy-map.server";
import { mapChanged } from "./map-changed.server";

/**
 * Draws an arrow of cause and effect between two objectives, from a month on [SM1]–[SM4]. Refused are
 * arrows that exist, that point at their own objective and that close a circle in any month.
 */
export const drawArrow = command({
  input: z.object({ causeId: z.string(), effectId: z.string(), from: z.string() }),
  run(work, { causeId, effectId, from }) {
    if (!work.may("scorecard.edit")) return refuse("forbidden");
    if (parseMonth(from) === null) return refuse("unknown-month", "from");
    const { db, actor } = work;
    const [cause, effect] = [ownObjective(work, causeId), ownObjective(work, effectId)];
    if (!cause) return refuse("unknown-objective", "causeId");
    if (!effect) return refuse("unknown-objective", "effectId");
    const begin = { validFrom: from, validTo: from };
    if (!covers(cause, begin)) return refuse("outside-validity", "causeId");
    if (!covers(effect, begin)) return refuse("outside-validity", "effectId");
    const arrow = { causeId, effectId, validFrom: from, validTo: null };
    const refusal = judgeArrow(arrowsOf(db, actor.companyId), arrow);
    if (refusal) return refuse(refusal, "effectId");

    const id = newId();
    db.insert(causeEffect)
      .values({ id, companyId: actor.companyId, ...arrow })
      .run();
    work.record("draw-arrow", `${causeId} ${effectId}`, null, { from });
    mapChanged(work);
    return ok({ id });
  },
});

/** Removes an arrow from a month on; the months before keep it [SM4]. */
export const removeArrow = command({
  input: z.object({ id: z.string(), from: z.string() }),
  run(work, { id, from }) {
    if (!work.may("scorecard.edit")) return refuse("forbidden");
    if (parseMonth(from) === null) return refuse("unknown-month", "from");
    const { db, actor } = work;
    const own = and(eq(causeEffect.id, id), eq(causeEffect.companyId, actor.companyId));
    const before = db.select().from(causeEffect).where(own).get();
    // One that has ended before that month is not there to be removed.
    if (!before || (before.validTo !== null && before.validTo < from))
      return refuse("unknown-arrow");
    const left = endArrow(before, from);
    if (left) db.update(causeEffect).set(left).where(own).run();
    else db.delete(causeEffect).where(own).run();
    const { causeId, effectId, validFrom, validTo } = before;
    work.record("remove-arrow", `${causeId} ${effectId}`, { validFrom, validTo }, left);
    mapChanged(work);
    return ok(null);
  },
});
