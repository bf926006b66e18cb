import { randomBytes } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import type { Db } from "#db/client";
import { recoveryCode, secondFactor } from "#db/schema";
import { hashToken } from "../session.server";

/** RFC 6238 as every authenticator app speaks it. */
const PERIOD_S = 30;
const SHAPE = { algorithm: "SHA1", digits: 6, period: PERIOD_S } as const;
/** A code of the step before or after counts too: clocks differ, and people type slowly. */
const WINDOW = 1;

/** How many recovery codes somebody gets. */
const RECOVERY_CODES = 8;
/** More than the 112 bits from which on a hash needs no salt (OWASP ASVS 2.6.2). */
const RECOVERY_LETTERS = 24;

/** A fresh shared secret, base32. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The address that an authenticator app reads from a QR code. */
export function enrolmentAddress(secret: string, issuer: string, account: string): string {
  return new TOTP({
    ...SHAPE,
    issuer,
    label: account,
    secret: Secret.fromBase32(secret),
  }).toString();
}

/** Whether a person's second factor is asked for when they sign in. */
export function hasSecondFactor(db: Db, personId: string): boolean {
  const row = db.select().from(secondFactor).where(eq(secondFactor.personId, personId)).get();
  return row !== undefined && row.confirmedAt !== null;
}

/**
 * Takes a code of the authenticator app: once, and none of an earlier step after it.
 *
 * @param now ms since 1970
 */
export function takeCode(db: Db, personId: string, code: string, now: number): boolean {
  const row = db.select().from(secondFactor).where(eq(secondFactor.personId, personId)).get();
  if (!row || !/^\d{6}$/.test(code)) return false;
  const totp = new TOTP({ ...SHAPE, secret: Secret.fromBase32(row.secret) });
  const delta = totp.validate({ token: code, timestamp: now, window: WINDOW });
  if (delta === null) return false;
  const step = Math.floor(now / 1000 / PERIOD_S) + delta;
  if (row.lastStep !== null && step <= row.lastStep) return false;
  db.update(secondFactor).set({ lastStep: step }).where(eq(secondFactor.personId, personId)).run();
  return true;
}

/** Takes one of the recovery codes; it works once. */
export function takeRecoveryCode(db: Db, personId: string, typed: string, now: number): boolean {
  const codeHash = hashToken(normalCode(typed));
  const taken = db
    .update(recoveryCode)
    .set({ usedAt: now })
    .where(
      and(
        eq(recoveryCode.personId, personId),
        eq(recoveryCode.codeHash, codeHash),
        isNull(recoveryCode.usedAt),
      ),
    )
    .run();
  return taken.changes === 1;
}

/** Replaces a person's recovery codes. @returns the new ones; they are stored nowhere else */
export function renewRecoveryCodes(db: Db, personId: string): string[] {
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  db.delete(recoveryCode).where(eq(recoveryCode.personId, personId)).run();
  for (const code of codes) {
    db.insert(recoveryCode)
      .values({ personId, codeHash: hashToken(normalCode(code)) })
      .run();
  }
  return codes;
}

/** Forgets a person's second factor altogether. */
export function forgetSecondFactor(db: Db, personId: string): void {
  db.delete(recoveryCode).where(eq(recoveryCode.personId, personId)).run();
  db.delete(secondFactor).where(eq(secondFactor.personId, personId)).run();
}

/** 118 bits in six groups, without characters that look alike. */
function newRecoveryCode(): string {
  const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
  // 31 letters: of 256 byte values those from 248 on would make some letters likelier.
  const letters: string[] = [];
  while (letters.length < RECOVERY_LETTERS) {
    for (const byte of randomBytes(32)) {
      if (byte < 248 && letters.length < RECOVERY_LETTERS) letters.push(alphabet[byte % 31] ?? "");
    }
  }
  return (letters.join("").match(/.{4}/g) ?? []).join("-");
}

/** As it is compared: people type capitals and leave the dashes out. */
function normalCode(typed: string): string {
  return typed.toLowerCase().replace(/[^a-z0-9]/g, "");
}
