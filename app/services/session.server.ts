import { createHash, randomBytes } from "node:crypto";
import { createCookie, type Cookie } from "@remix-run/node";
import { and, eq, gt, lt, sql } from "drizzle-orm";
import type { Db } from "#db/client";
import { prepared } from "#db/prepared";
import { person, personDepartment, personRole, session } from "#db/schema";
import type { Actor } from "~/domain/access/can";

/** Twelve hours: a working day with a meeting in it. */
const SESSION_MS = 12 * 60 * 60 * 1000;

/** A signed-in person: the actor of every rule, and what a page needs to greet them. */
export interface SignedIn {
  actor: Actor;
  nameZh: string;
  nameEn: string;
  locale: "zh-CN" | "en";
}

/** The session cookie; `secure` behind TLS, where its name carries the __Host- promise as well. */
export function sessionCookie(secure: boolean): Cookie {
  return secure ? COOKIES.secure : COOKIES.plain;
}

/** Made once: every request and everybody who comes into a room is asked for theirs. */
const COOKIES = { plain: cookieOf(false), secure: cookieOf(true) };

function cookieOf(secure: boolean): Cookie {
  return createCookie(secure ? "__Host-liangdeng" : "liangdeng", {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure,
    maxAge: SESSION_MS / 1000,
  });
}

/** Tokens are kept as SHA-256 only: a stolen database opens no session. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

/** A fresh secret of 256 bits, as URL-safe text. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/**
 * Starts a session for a person and sweeps the expired ones.
 *
 * @returns the token for the cookie; it is stored nowhere else.
 */
export function startSession(db: Db, personId: string, now: number): string {
  const token = newToken();
  db.delete(session).where(lt(session.expiresAt, now)).run();
  db.insert(session)
    .values({ tokenHash: hashToken(token), personId, createdAt: now, expiresAt: now + SESSION_MS })
    .run();
  return token;
}

/** Ends one session. */
export function endSession(db: Db, token: string): void {
  db.delete(session)
    .where(eq(session.tokenHash, hashToken(token)))
    .run();
}

/** Ends every session of a person: on a new password, on deactivation. */
export function endSessionsOf(db: Db, personId: string): void {
  db.delete(session).where(eq(session.personId, personId)).run();
}

const holderOf = prepared((db) =>
  db
    .select({
      id: person.id,
      companyId: person.companyId,
      nameZh: person.nameZh,
      nameEn: person.nameEn,
      locale: person.locale,
      until: session.expiresAt,
    })
    .from(session)
    .innerJoin(person, eq(person.id, session.personId))
    .where(
      and(
        eq(session.tokenHash, sql.placeholder("tokenHash")),
        gt(session.expiresAt, sql.placeholder("now")),
        eq(person.active, true),
      ),
    )
    .prepare(),
);

const rolesOf = prepared((db) =>
  db
    .select({ role: personRole.role })
    .from(personRole)
    .where(eq(personRole.personId, sql.placeholder("personId")))
    .prepare(),
);

const departmentsOf = prepared((db) =>
  db
    .select({ id: personDepartment.departmentId })
    .from(personDepartment)
    .where(eq(personDepartment.personId, sql.placeholder("personId")))
    .prepare(),
);

/** Who holds this token now; null when it is unknown, expired, or the person is not active. */
export function signedInBy(db: Db, token: string, now: number): SignedIn | null {
  return liveSession(db, token, now)?.who ?? null;
}

/** A session that is under way. */
export interface LiveSession {
  who: SignedIn;
  /** When it ends by itself, in ms. */
  until: number;
}

/** The session of this token, as `signedInBy` says. */
export function liveSession(db: Db, token: string, now: number): LiveSession | null {
  const holder = holderOf(db).get({ tokenHash: hashToken(token), now });
  if (!holder) return null;
  const { id: personId, companyId, until, ...rest } = holder;
  const roles = rolesOf(db).all({ personId });
  const departments = departmentsOf(db).all({ personId });
  const actor = {
    personId,
    companyId,
    roles: roles.map(({ role }) => role),
    departmentIds: departments.map(({ id }) => id),
  };
  return { who: { actor, ...rest }, until };
}
