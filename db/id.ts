import { createHash, randomBytes } from "node:crypto";

/** A new random id: 16 characters of [A-Za-z0-9_-], 96 bits. */
export function newId(): string {
  return randomBytes(12).toString("base64url");
}

/** The id that follows from where something comes from: 22 such characters, 132 bits of a hash. */
export function idFrom(origin: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(origin)).digest("base64url").slice(0, 22);
}
