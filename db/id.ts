import { randomBytes } from "node:crypto";

/** A new random id: 16 characters of [A-Za-z0-9_-], 96 bits. */
export function newId(): string {
  return randomBytes(12).toString("base64url");
}
