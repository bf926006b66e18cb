/** A year: a browser's preference is set once. */
const YEAR_SECONDS = 365 * 24 * 60 * 60;

/**
 * The Set-Cookie header that keeps a preference of this browser. Nothing secret, and yet nobody's but
 * ours to read: no script asks for it, and behind TLS it never travels without.
 *
 * @param value null: there is nothing to keep any more
 * @param secure served behind TLS
 */
export function preferenceCookie(name: string, value: string | null, secure: boolean): string {
  const age = value === null ? 0 : YEAR_SECONDS;
  const kept = `${name}=${value ?? ""}; Path=/; SameSite=Lax; HttpOnly; Max-Age=${age}`;
  return secure ? `${kept}; Secure` : kept;
}
