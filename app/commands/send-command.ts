import type { ErrorCode } from "~/domain/error-code";
import { PERSON_HEADER } from "~/protocol/person-header";

/** What a command came to, in the browser. `offline`: it never reached the server. */
export type Sent<T> =
  { ok: true; value: T } | { ok: false; error: ErrorCode | "offline" | "failed"; field?: string };

let person: string | null = null;

/** Says whose page this is: every command is sent as typed by them. */
export function sendCommandsAs(personId: string | null): void {
  person = personId;
}

/** Whose page this is, as `sendCommandsAs` was told. */
export function sender(): string | null {
  return person;
}

/**
 * Sends a command to the server.
 *
 * @param name a key of the table in services/commands.server.ts.
 * @param typedBy the id of the person who typed it; the page's, where nothing else is said.
 * @returns the verb's own outcome; `offline` when the network failed (it can be sent again),
 *   `failed` when the server broke, `other-person` when somebody else is signed in by now.
 */
export function sendCommand<T>(
  name: string,
  input: unknown,
  typedBy: string | null = person,
): Promise<Sent<T>> {
  return postCommand(`/commands/${name}`, input, typedBy);
}

/** The same for a route of its own, which answers as commands do. */
export async function postCommand<T>(
  path: string,
  input: unknown,
  typedBy: string | null = person,
): Promise<Sent<T>> {
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(typedBy !== null && { [PERSON_HEADER]: typedBy }),
      },
      body: JSON.stringify(input),
    });
    return await readAnswer<T>(response);
  } catch {
    return { ok: false, error: "offline" };
  }
}

/** What an answer says. Throws when the connection is lost before the answer is complete. */
export async function readAnswer<T>(response: Response): Promise<Sent<T>> {
  // A proxy that has lost its server answers 502 to 504: the command can be sent again.
  if (response.status >= 502 && response.status <= 504) return { ok: false, error: "offline" };
  if (response.status === 413) return { ok: false, error: "too-large" };
  if (!response.headers.get("content-type")?.includes("json"))
    return { ok: false, error: "failed" };
  return (await response.json()) as Sent<T>;
}
