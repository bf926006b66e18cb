import { hash, verify } from "@node-rs/argon2";

/** As OWASP ASVS 2.1.1 asks for, and no rules of what has to be in it. */
const MIN_PASSWORD_LENGTH = 12;

const MAX_PASSWORD_LENGTH = 128;

/** A cap, so that hashing cannot be made expensive by a megabyte; earlier releases took so many. */
const MAX_TYPED_LENGTH = 200;

/** Argon2id with the parameters of OWASP's password storage cheat sheet (19 MiB, 2, 1). */
const OPTIONS = { memoryCost: 19456, timeCost: 2, parallelism: 1 };

/** Whether a new password may be used. */
export function isAcceptablePassword(password: string): boolean {
  return password.length >= MIN_PASSWORD_LENGTH && password.length <= MAX_PASSWORD_LENGTH;
}

/** A memory-hard hash (Argon2id), salted, in PHC format. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, OPTIONS);
}

let decoy: Promise<string> | undefined;

/**
 * Whether the password matches. Without a hash (unknown address, invitation not accepted) it takes
 * the same time and is false, so that the time of an answer does not tell who has an account.
 */
export async function matchesPassword(hashed: string | null, password: string): Promise<boolean> {
  if (password.length > MAX_TYPED_LENGTH) return false;
  decoy ??= hashPassword("nobody has this password");
  const matches = await verify(hashed ?? (await decoy), password);
  return hashed !== null && matches;
}
