import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { newId } from "#db/id";
import { objective } from "#db/schema";
import { PERSPECTIVES } from "~/domain/scorecard/types";
import { around, covers } from "~/domain/scorecard/validity";
import { command, ok, refuse } from "../command.server";
import { code, englishName, inBothLanguages, name, readSpan, span } from "./entry-inputs.server";
import { nextPosition, ownObjective, ownTheme, spansOfItems } from "./own-entries.server";
import { scorecardChanged } from "./scorecard-changed.server";

/**
 * Creates or changes an objective, in a theme of its perspective or straight under the perspective.
 * It cannot be made invalid in months in which measures or plans still support it.
 */
export const saveObjective = command({
  input: z
    .object({
      id: z.string().optional(),
      code,
      perspective: z.enum(PERSPECTIVES),
      themeId: z.string().nullable(),
      nameZh: name,
      nameEn: englishName,
      ...span,
    })
    .transform(inBothLanguages),
  run(work, { id: givenId, ...input }) {
    if (!work.may("scorecard.edit")) return refuse("forbidden");
    const { db, actor } = work;
    const months = readSpan(input);
    if (!months.ok) return months;
    const before = givenId === undefined ? null : ownObjective(work, givenId);
    if (before === undefined) return refuse("unknown-objective");
    if (input.themeId !== null) {
      const band = ownTheme(work, input.themeId);
      if (!band) return refuse("unknown-theme", "themeId");
      if (band.perspective !== input.perspective) return refuse("wrong-perspective", "themeId");
    }
    const holder = db
      .select()
      .from(objective)
      .where(and(eq(objective.companyId, actor.companyId), eq(objective.code, input.code)))
      .get();
    if (holder && holder.id !== givenId) return refuse("code-taken", "code");

    const id = before?.id ?? newId();
    if (!spansOfItems(db, { objectiveId: id }).every((item) => covers(months.value, item))) {
      return refuse("still-in-use", "validTo");
    }
    if (before) db.update(objective).set(input).where(eq(objective.id, id)).run();
    else {
      const position = nextPosition(work, objective);
      db.insert(objective)
        .values({ id, companyId: actor.companyId, position, ...input })
        .run();
    }
    work.record("save-objective", id, before, input);
    scorecardChanged(work, around(before ?? months.value, months.value));
    return ok({ id });
  },
});
