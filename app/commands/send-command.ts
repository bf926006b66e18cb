import type { ErrorCode } from "~/domain/error-code";

/** What a command came to, in the browser. `offline`: it never reached the server. */
export type Sent<T> =
  { ok: true; value: T } | { ok: false; error: ErrorCode | "offline" | "failed"; field?: string };

/**
 * Sends a command to the server.
 *
 * @param name a key of the table in services/commands.server.ts.
 * @returns the verb's own outcome; `offline` when the network failed (it can be sent again),
 *   `failed` when the server broke.
 */
export async function sendCommand<T>(name: string, input: unknown): Promise<Sent<T>> {
  let response: Response;
  try {
    response = await fetch(`/commands/${name}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(input),
    });
  } catch {
    return { ok: false, error: "offline" };
  }
  // A proxy that has lost its server answers 502 to 504: the command can be sent again.
  if (response.status >= 502 && response.status <= 504) return { ok: false, error: "offline" };
  if (!response.headers.get("content-type")?.includes("json"))
    return { ok: false, error: "failed" };
  return (await response.json()) as Sent<T>;
}
