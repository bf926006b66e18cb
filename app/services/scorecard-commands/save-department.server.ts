import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { newId } from "#db/id";
import { department } from "#db/schema";
import { around, covers } from "~/domain/scorecard/validity";
import { command, ok, refuse } from "../command.server";
import { code, englishName, inBothLanguages, name, readSpan, span } from "./entry-inputs.server";
import { nextPosition, ownDepartment, spansOfItems } from "./own-entries.server";
import { scorecardChanged } from "./scorecard-changed.server";

/**
 * Creates or changes a department. It cannot be made invalid in months in which it still has
 * measures or action plans: these are ended or moved first.
 */
export const saveDepartment = command({
  input: z
    .object({
      id: z.string().optional(),
      code,
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
    const before = givenId === undefined ? null : ownDepartment(work, givenId);
    if (before === undefined) return refuse("unknown-department");
    const holder = db
      .select()
      .from(department)
      .where(and(eq(department.companyId, actor.companyId), eq(department.code, input.code)))
      .get();
    if (holder && holder.id !== givenId) return refuse("code-taken", "code");

    const id = before?.id ?? newId();
    if (!spansOfItems(db, { departmentId: id }).every((item) => covers(months.value, item))) {
      return refuse("still-in-use", "validTo");
    }
    if (before) db.update(department).set(input).where(eq(department.id, id)).run();
    else {
      const position = nextPosition(work, department);
      db.insert(department)
        .values({ id, companyId: actor.companyId, position, ...input })
        .run();
    }
    work.record("save-department", id, before, input);
    scorecardChanged(work, around(before ?? months.value, months.value));
    return ok({ id });
  },
});
