import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "#db/client";
import { newId } from "#db/id";
import { objective, theme } from "#db/schema";
import { PERSPECTIVES } from "~/domain/scorecard/types";
import { command, ok, refuse } from "../command.server";
import { englishName, inBothLanguages, name } from "./entry-inputs.server";
import { nextPosition, ownTheme } from "./own-entries.server";
import { scorecardChanged } from "./scorecard-changed.server";

/** No light hangs on a theme: there is nothing to judge anew. */
const NO_ITEMS = { measureIds: [], planIds: [] };
const ALWAYS = { from: null, to: null };

/** Creates or changes a theme. One that holds objectives stays in its perspective. */
export const saveTheme = command({
  input: z
    .object({
      id: z.string().optional(),
      perspective: z.enum(PERSPECTIVES),
      nameZh: name,
      nameEn: englishName,
    })
    .transform(inBothLanguages),
  run(work, { id: givenId, ...input }) {
    if (!work.may("scorecard.edit")) return refuse("forbidden");
    const { db, actor } = work;
    const before = givenId === undefined ? null : ownTheme(work, givenId);
    if (before === undefined) return refuse("unknown-theme");
    if (before && before.perspective !== input.perspective && isUsed(work.db, before.id)) {
      return refuse("still-in-use", "perspective");
    }
    const id = before?.id ?? newId();
    if (before) db.update(theme).set(input).where(eq(theme.id, id)).run();
    else {
      const position = nextPosition(work, theme);
      db.insert(theme)
        .values({ id, companyId: actor.companyId, position, ...input })
        .run();
    }
    work.record("save-theme", id, before, input);
    scorecardChanged(work, ALWAYS, NO_ITEMS);
    return ok({ id });
  },
});

/** Deletes a theme that holds no objective, valid or past. */
export const deleteTheme = command({
  input: z.object({ id: z.string() }),
  run(work, { id }) {
    if (!work.may("scorecard.edit")) return refuse("forbidden");
    const before = ownTheme(work, id);
    if (!before) return refuse("unknown-theme");
    if (isUsed(work.db, id)) return refuse("still-in-use");
    work.db.delete(theme).where(eq(theme.id, id)).run();
    work.record("delete-theme", id, before, null);
    scorecardChanged(work, ALWAYS, NO_ITEMS);
    return ok(null);
  },
});

function isUsed(db: Db, themeId: string): boolean {
  return (
    db.select({ id: objective.id }).from(objective).where(eq(objective.themeId, themeId)).get() !==
    undefined
  );
}
