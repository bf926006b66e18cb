/**
 * Headers of every response: files, refusals and failures included. The policy is for what is no
 * page: nothing in it may load or run anything. A page has one of its own in its place.
 */
export const SECURITY_HEADERS: readonly (readonly [string, string])[] = [
  ["content-security-policy", "default-src 'none'; frame-ancestors 'none'"],
  ["x-content-type-options", "nosniff"],
  ["x-frame-options", "DENY"],
  ["referrer-policy", "same-origin"],
  ["cross-origin-opener-policy", "same-origin"],
  ["cross-origin-resource-policy", "same-origin"],
  ["permissions-policy", "camera=(), microphone=(), geolocation=()"],
];

/**
 * Behind TLS a browser is told never to come without it. Nothing of the kind is said without TLS:
 * it would lock a plain installation out of its own address.
 */
export const TRANSPORT_SECURITY = ["strict-transport-security", "max-age=31536000"] as const;

/**
 * The content security policy of a page: our own files, and inline scripts only with this
 * response's nonce.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
