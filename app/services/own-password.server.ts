import { eq } from "drizzle-orm";
import { z } from "zod";
import { person } from "#db/schema";
import { command, ok, refuse, runCommand, type Outcome } from "./command.server";
import type { Ask } from "./context.server";
import { hashPassword, isAcceptablePassword, matchesPassword } from "./passwords.server";
import { endSessionsOf } from "./session.server";

const input = z.object({ current: z.string(), password: z.string() });

/**
 * Changes one's own password, for which the one until now is asked: an open screen is not a person.
 * It ends every session, this one too, so that whoever was in with the old one is out at once.
 *
 * @returns `wrong-password` also for somebody who has none because a provider signs them in
 */
export async function changePassword(ask: Ask, raw: unknown): Promise<Outcome<unknown>> {
  const parsed = input.safeParse(raw);
  if (!parsed.success) return refuse("bad-input");
  const { current, password } = parsed.data;
  const own = ask.db.select().from(person).where(eq(person.id, ask.who.actor.personId)).get();
  if (!(await matchesPassword(own?.passwordHash ?? null, current))) {
    return refuse("wrong-password", "current");
  }
  if (!isAcceptablePassword(password)) return refuse("weak-password", "password");
  if (password === current) return refuse("same-password", "password");
  return runCommand(ask, setPassword, { passwordHash: await hashPassword(password) });
}

const setPassword = command({
  input: z.object({ passwordHash: z.string() }),
  run(work, { passwordHash }) {
    const { db, actor } = work;
    db.update(person).set({ passwordHash }).where(eq(person.id, actor.personId)).run();
    endSessionsOf(db, actor.personId);
    work.record("change-password", actor.personId, null, null);
    work.recheck({ personId: actor.personId });
    return ok(null);
  },
});
