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

/** Nothing that is sent to us is nested so deep. */
const MOST_LEVELS = 64;

/**
 * A request's JSON, null when it cannot be read or is nested deeper than anything that we are sent: a
 * megabyte of brackets takes forty to read. Sent as anything else it is no command at all.
 */
export async function jsonOf(request: Request): Promise<unknown> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json(?:;|$)/.test(type)) throw new Response(null, { status: 415 });
  try {
    const text = await request.text();
    return isDeep(text) ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function isDeep(json: string): boolean {
  let levels = 0;
  let isWithinString = false;
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at];
    if (character === '"') isWithinString = !isWithinString;
    else if (isWithinString) at += character === "\\" ? 1 : 0;
    else if (character === "[" || character === "{") levels += 1;
    else if (character === "]" || character === "}") levels -= 1;
    if (levels > MOST_LEVELS) return true;
  }
  return false;
}
