import { createCookie, type Cookie } from "@remix-run/node";
import { eq, lt, sql } from "drizzle-orm";
import { RateLimiterMemory } from "rate-limiter-flexible";
import type { Db } from "#db/client";
import { pendingSignIn, person } from "#db/schema";
import { mayAttempt } from "../attempts.server";
import { ok, refuse, type Outcome } from "../command.server";
import type { Services } from "../context.server";
import { hashToken, newToken, startSession } from "../session.server";
import { takeCode, takeRecoveryCode } from "./totp.server";

/** Time to reach for a phone. */
const PENDING_MS = 5 * 60 * 1000;
/** Wrong codes after which the password is asked for again. */
const MAX_ATTEMPTS = 5;

/**
 * Codes tried for one person from anywhere: six digits must not be guessable by somebody who has the
 * password and patience. Only who has the password can use this up.
 */
const perPerson = new RateLimiterMemory({ points: 10, duration: 15 * 60 });

/** Between password and code the browser holds this, and no session. */
export function pendingCookie(secure: boolean): Cookie {
  return createCookie(secure ? "__Host-liangdeng-code" : "liangdeng-code", {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure,
    maxAge: PENDING_MS / 1000,
  });
}

/** Notes that a person's password was right. @returns the token for the cookie */
export function beginPending(db: Db, personId: string, now: number): string {
  const token = newToken();
  db.delete(pendingSignIn).where(lt(pendingSignIn.expiresAt, now)).run();
  db.insert(pendingSignIn)
    .values({ tokenHash: hashToken(token), personId, expiresAt: now + PENDING_MS })
    .run();
  return token;
}

/** Whether a code is still asked for under this token. */
export function isPending({ db, clock }: Services, token: unknown): boolean {
  return pendingOf(db, token, clock.now()) !== null;
}

/**
 * Completes a sign-in with a code of the app, or a recovery code; after a right one it counts anew.
 *
 * @param token from the cookie, so anything at all
 * @returns the session token, or `sign-in-again` when the password is to be given again,
 *   `wrong-code`, `too-many-attempts`
 */
export async function completePending(
  { db, clock }: Services,
  token: unknown,
  code: string,
): Promise<Outcome<{ token: string }>> {
  const now = clock.now();
  const pending = pendingOf(db, token, now);
  if (!pending) return refuse("sign-in-again");
  const { personId, tokenHash } = pending;
  if (!(await mayAttempt(perPerson, personId))) return refuse("too-many-attempts");
  const typed = code.trim().replaceAll(" ", "");
  const outcome = db.transaction((tx): Outcome<{ token: string }> => {
    const isRight =
      takeCode(tx, personId, typed, now) || takeRecoveryCode(tx, personId, typed, now);
    if (isRight) {
      tx.delete(pendingSignIn).where(eq(pendingSignIn.tokenHash, tokenHash)).run();
      return ok({ token: startSession(tx, personId, now) });
    }
    tx.update(pendingSignIn)
      .set({ attempts: sql`${pendingSignIn.attempts} + 1` })
      .where(eq(pendingSignIn.tokenHash, tokenHash))
      .run();
    return refuse(pending.attempts + 1 < MAX_ATTEMPTS ? "wrong-code" : "sign-in-again");
  });
  if (outcome.ok) await perPerson.delete(personId);
  return outcome;
}

function pendingOf(db: Db, token: unknown, now: number) {
  if (typeof token !== "string") return null;
  const row = db
    .select({ pending: pendingSignIn, active: person.active })
    .from(pendingSignIn)
    .innerJoin(person, eq(person.id, pendingSignIn.personId))
    .where(eq(pendingSignIn.tokenHash, hashToken(token)))
    .get();
  if (!row?.active) return null;
  const { pending } = row;
  return pending.expiresAt > now && pending.attempts < MAX_ATTEMPTS ? pending : null;
}
