/**
 * Whether a request comes from our own pages: its Origin names the host it was sent to. A missing
 * Origin counts as foreign, because every browser sends one with a POST and with a websocket
 * upgrade. `Origin: null` (a sandboxed frame, a file) is foreign as well.
 *
 * @param headers of the request; a proxy in front of us must pass Host on unchanged.
 */
export function isSameOrigin(headers: { get(name: string): string | null }): boolean {
  const origin = headers.get("origin");
  const host = headers.get("host");
  if (!origin || !host) return false;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}
