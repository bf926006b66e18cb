/** Ids of rows in a shared document. */
import { toBase64UrlEncoded } from "lib0/buffer";
import { getRandomValues } from "lib0/webcrypto";

/**
 * A new row id: 16 characters of `A–Z a–z 0–9 _ -`, 96 random bits. Not `crypto.randomUUID`, which
 * a browser withholds from pages served without TLS, as on an office network.
 */
export function newRowId(): string {
  return toBase64UrlEncoded(getRandomValues(new Uint8Array(12)));
}
