import { eq } from "drizzle-orm";
import { newId } from "#db/id";
import { company, person, personRole, setupToken } from "#db/schema";
import { ok, refuse, type Outcome } from "./command.server";
import type { Services } from "./context.server";
import { hashPassword, isAcceptablePassword } from "./passwords.server";
import { hashToken, newToken, startSession } from "./session.server";
import { isEmail, normalEmail } from "./sign-in.server";

/** As people and companies may be called later, too. */
const MAX_NAME_LENGTH = 60;

/** A set-up link is for the person who has just started the server. */
const SETUP_MS = 24 * 60 * 60 * 1000;

/** Whether nobody has set anything up yet. */
export function isEmptyInstallation({ db }: Pick<Services, "db">): boolean {
  return db.select({ id: company.id }).from(company).limit(1).get() === undefined;
}

/**
 * Makes the one-time right to create the first company, for an installation that has none; those of
 * earlier starts, which stand in terminals and journals, are worth nothing from now on.
 *
 * @returns the token to print; null when there is a company
 */
export function issueFirstSetupToken(services: Pick<Services, "db" | "clock">): string | null {
  if (!isEmptyInstallation(services)) return null;
  services.db.delete(setupToken).run();
  return issueSetupToken(services);
}

/**
 * Makes a one-time right to create a company. Only its hash is kept; earlier unused ones stay valid
 * until they expire: they may be for other companies.
 *
 * @returns the token to print.
 */
export function issueSetupToken({ db, clock }: Pick<Services, "db" | "clock">): string {
  const token = newToken();
  db.insert(setupToken)
    .values({ tokenHash: hashToken(token), expiresAt: clock.now() + SETUP_MS })
    .run();
  return token;
}

/** Whether a token still opens the set-up page. */
export function checkSetupToken({ db, clock }: Services, token: string): Outcome<null> {
  const row = db
    .select()
    .from(setupToken)
    .where(eq(setupToken.tokenHash, hashToken(token)))
    .get();
  if (!row) return refuse("unknown-token");
  if (row.usedAt !== null) return refuse("used-token");
  return row.expiresAt > clock.now() ? ok(null) : refuse("expired-token");
}

/** What the set-up page asks for. */
export interface SetUp {
  companyName: string;
  personName: string;
  email: string;
  password: string;
}

function isName(typed: string): boolean {
  const { length } = typed.trim();
  return length > 0 && length <= MAX_NAME_LENGTH;
}

/**
 * Creates a company and its first administrator, spends the token and signs the person in; all of
 * it or nothing.
 */
export async function setUpCompany(
  services: Services,
  token: string,
  input: SetUp,
): Promise<Outcome<{ token: string; companyId: string; personId: string }>> {
  // Hashing costs much on purpose: it is done for nobody without a token.
  const opens = checkSetupToken(services, token);
  if (!opens.ok) return opens;
  if (!isAcceptablePassword(input.password)) return refuse("weak-password", "password");
  if (!isName(input.companyName)) return refuse("bad-input", "companyName");
  if (!isName(input.personName)) return refuse("bad-input", "personName");
  if (!isEmail(input.email.trim())) return refuse("bad-input", "email");
  const passwordHash = await hashPassword(input.password);
  const { db, clock } = services;
  return db.transaction((tx) => {
    // Asked once more: two people with one link create one company.
    const usable = checkSetupToken({ ...services, db: tx }, token);
    if (!usable.ok) return usable;
    const email = normalEmail(input.email);
    if (tx.select().from(person).where(eq(person.email, email)).get()) {
      return refuse("email-taken", "email");
    }
    const now = clock.now();
    const companyId = newId();
    const personId = newId();
    tx.update(setupToken)
      .set({ usedAt: now })
      .where(eq(setupToken.tokenHash, hashToken(token)))
      .run();
    tx.insert(company)
      .values({ id: companyId, name: input.companyName.trim(), createdAt: now })
      .run();
    const name = input.personName.trim();
    tx.insert(person)
      .values({
        id: personId,
        companyId,
        nameZh: name,
        nameEn: name,
        email,
        passwordHash,
        createdAt: now,
      })
      .run();
    tx.insert(personRole).values({ personId, role: "administrator" }).run();
    return ok({ token: startSession(tx, personId, now), companyId, personId });
  });
}
