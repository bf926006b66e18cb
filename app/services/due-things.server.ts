import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { Db } from "#db/client";
import { followUp } from "#db/schema";
import { isOpen } from "~/domain/follow-up/state";

/** An open follow-up of a company. */
export type OpenFollowUp = typeof followUp.$inferSelect;

/** Every follow-up of a company that is still to be done and has a due date. */
export function dueThings(db: Db, companyId: string): OpenFollowUp[] {
  return db
    .select()
    .from(followUp)
    .where(
      and(
        eq(followUp.companyId, companyId),
        isNull(followUp.withdrawnAt),
        isNotNull(followUp.dueOn),
      ),
    )
    .all()
    .filter(({ state }) => isOpen(state));
}
