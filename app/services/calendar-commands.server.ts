import { eq } from "drizzle-orm";
import { z } from "zod";
import { calendarFeed } from "#db/schema";
import { command, ok } from "./command.server";
import { hashToken, newToken } from "./session.server";

/**
 * Makes the person's secret calendar address; an earlier one stops working. Everybody may: it shows
 * what they see anyway.
 *
 * @returns the token, which is stored nowhere else and cannot be shown again.
 */
export const makeCalendarAddress = command({
  input: z.object({}),
  run(work) {
    const { personId } = work.actor;
    const token = newToken();
    const values = { tokenHash: hashToken(token), createdAt: work.now };
    work.db
      .insert(calendarFeed)
      .values({ personId, ...values })
      .onConflictDoUpdate({ target: calendarFeed.personId, set: values })
      .run();
    work.record("make-calendar-address", personId, null, null);
    return ok({ token });
  },
});

/** Makes the person's calendar address stop working, at once and for ever. */
export const revokeCalendarAddress = command({
  input: z.object({}),
  run(work) {
    const { personId } = work.actor;
    work.db.delete(calendarFeed).where(eq(calendarFeed.personId, personId)).run();
    work.record("revoke-calendar-address", personId, null, null);
    return ok(null);
  },
});
