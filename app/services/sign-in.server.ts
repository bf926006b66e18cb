import { eq } from "drizzle-orm";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { person, personRole } from "#db/schema";
import type { Seat } from "~/views/start";
import { mayAttempt } from "./attempts.server";
import { ok, refuse, type Outcome } from "./command.server";
import type { Services } from "./context.server";
import { matchesPassword } from "./passwords.server";
import { wayInFor, type WayIn } from "./second-factor/way-in.server";
import { startSession } from "./session.server";

/*
 * Attempts are limited per address and, more tightly, per address and account together: guessing
 * is slow, and nobody can lock out somebody else from elsewhere.
 */
const perAddress = new RateLimiterMemory({ points: 60, duration: 15 * 60 });
const perAccount = new RateLimiterMemory({ points: 10, duration: 15 * 60 });

/** No account has a longer address. */
const MAX_EMAIL_LENGTH = 200;

/**
 * Signs a person in with e-mail and password.
 *
 * @param address where the request came from.
 * @returns a session, or the question for a code; else `wrong-credentials` (the same for an unknown e-mail as for a wrong
 *   password), or `too-many-attempts`.
 */
export async function signIn(
  { db, clock }: Services,
  attempt: { email: string; password: string; address: string },
): Promise<Outcome<WayIn>> {
  const email = normalEmail(attempt.email);
  // Kept for a quarter of an hour, so of no more than any account's length.
  const account = `${attempt.address} ${email.slice(0, MAX_EMAIL_LENGTH)}`;
  if (
    !(await mayAttempt(perAddress, attempt.address)) ||
    !(await mayAttempt(perAccount, account))
  ) {
    return refuse("too-many-attempts");
  }
  const found = db.select().from(person).where(eq(person.email, email)).get();
  const usable = found?.active ? found.passwordHash : null;
  if (!(await matchesPassword(usable, attempt.password)) || !found) {
    return refuse("wrong-credentials");
  }
  await perAccount.delete(account);
  return ok(wayInFor(db, found.id, clock.now()));
}

/** Whether this can be somebody's e-mail address. */
export function isEmail(typed: string): boolean {
  return typed.length <= MAX_EMAIL_LENGTH && /^\S+@\S+$/.test(typed);
}

/** E-mail addresses are compared in lower case, without spaces around them. */
export function normalEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** Everybody who can sit down in the demo; empty outside the demo, whatever the database holds. */
export function demoSeats({ db, mode }: Services): Seat[] {
  if (mode !== "demo") return [];
  const roles = db.select().from(personRole).all();
  return db
    .select()
    .from(person)
    .all()
    .map(({ id, nameZh, nameEn }) => ({
      personId: id,
      nameZh,
      nameEn,
      roles: roles.filter((row) => row.personId === id).map((row) => row.role),
    }));
}

/** Sits down in the demo without a password; refused in production. */
export function sitDown(services: Services, personId: string): Outcome<{ token: string }> {
  const seat = demoSeats(services).find((entry) => entry.personId === personId);
  if (!seat) return refuse("forbidden");
  return ok({ token: startSession(services.db, seat.personId, services.clock.now()) });
}
