/**
 * The address at which others reach the product: what the installation says (PUBLIC_ORIGIN), else
 * what this request was sent to. A proxy passes Host on unchanged; whether there is TLS in front of
 * it only the installation knows.
 *
 * @param secure served behind TLS.
 * @returns an origin without a slash at its end: `https://meeting.example`.
 */
export function publicOrigin(
  { headers, url }: { headers: { get(name: string): string | null }; url: string },
  secure: boolean,
): string {
  const said = process.env["PUBLIC_ORIGIN"] ?? "";
  if (/^https?:/.test(said) && URL.canParse(said)) return new URL(said).origin;
  const own = `${secure ? "https" : "http"}://${headers.get("host") ?? ""}`;
  return URL.canParse(own) ? new URL(own).origin : new URL(url).origin;
}
