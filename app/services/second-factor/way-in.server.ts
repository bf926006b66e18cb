import type { Db } from "#db/client";
import type { ErrorCode } from "~/domain/error-code";
import { startSession, sessionCookie } from "../session.server";
import { beginPending, pendingCookie } from "./pending-sign-in.server";
import { hasSecondFactor } from "./totp.server";

/** How far somebody is in whose password was right: signed in, or asked for a code. */
export type WayIn =
  | { readonly kind: "signed-in"; readonly token: string }
  | { readonly kind: "code-asked"; readonly token: string };

/** The way in for a person who has proved their password. */
export function wayInFor(db: Db, personId: string, now: number): WayIn {
  return hasSecondFactor(db, personId)
    ? { kind: "code-asked", token: beginPending(db, personId, now) }
    : { kind: "signed-in", token: startSession(db, personId, now) };
}

/** The header that gives the browser what it goes on with, and the address it goes on to. */
export async function onTheWayIn(
  { kind, token }: WayIn,
  secure: boolean,
  to: string,
): Promise<{ path: string; cookie: string }> {
  if (kind === "signed-in") {
    return { path: to, cookie: await sessionCookie(secure).serialize(token) };
  }
  const path = `/sign-in/code?${new URLSearchParams({ to }).toString()}`;
  return { path, cookie: await pendingCookie(secure).serialize(token) };
}

/**
 * Where somebody begins again who got no further on the way in, and still comes to their page.
 *
 * @param refused why, which is said there
 */
export function beginAgainPath(to: string, refused: ErrorCode): string {
  return `/sign-in?${new URLSearchParams({ to, refused }).toString()}`;
}

/** How the page of a refused attempt is answered: so that the log and the figures show attempts. */
export function refusedStatus(refused: ErrorCode): 401 | 429 {
  return refused === "too-many-attempts" ? 429 : 401;
}
