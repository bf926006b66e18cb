import { parseSent } from "./parse-sent.server";

/**
 * A request's form. A body that is none (another content type, cut off in the middle) is the
 * sender's mistake, answered as such instead of as a failure of ours.
 */
export async function formOf(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    throw new Response(null, { status: 415 });
  }
}

/** A request's JSON, null when it cannot be read. Sent as anything else it is no command at all. */
export async function jsonOf(request: Request): Promise<unknown> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json(?:;|$)/.test(type)) throw new Response(null, { status: 415 });
  return parseSent(await request.text().catch(() => ""));
}
