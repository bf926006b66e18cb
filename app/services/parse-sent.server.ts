/** Nothing that is sent to us is nested so deep. */
const MOST_LEVELS = 64;

/**
 * What somebody sent, as JSON; null when it is none, or nested deeper than anything that we are sent:
 * a megabyte of brackets takes forty to read.
 */
export function parseSent(json: string): unknown {
  try {
    return isDeep(json) ? null : JSON.parse(json);
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
