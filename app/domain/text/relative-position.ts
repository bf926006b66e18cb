/** The longest name of a shared type that a position may refer to, in UTF-16 units. */
const MAX_NAME = 200;

const KEYS: ReadonlySet<string> = new Set(["item", "type", "tname", "assoc"]);

/**
 * Whether a JSON value has the shape of a Yjs relative position, and nothing besides: only that makes
 * it safe to look up, to keep and to send on. It is looked at key by key and never measured as text,
 * because a value nested thousands of levels deep would overflow the stack.
 */
export function isRelativePosition(json: unknown): json is object {
  if (typeof json !== "object" || json === null) return false;
  if (!Object.keys(json).every((key) => KEYS.has(key))) return false;
  const { item, type, tname, assoc } = json as Record<string, unknown>;
  if (isGiven(tname) && (typeof tname !== "string" || tname.length > MAX_NAME)) return false;
  if (isGiven(assoc) && !Number.isSafeInteger(assoc)) return false;
  if (!isGiven(item) && !isGiven(type)) return isGiven(tname);
  return [item, type].every((id) => !isGiven(id) || isItemId(id));
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function isItemId(id: unknown): boolean {
  if (typeof id !== "object" || id === null || Object.keys(id).length !== 2) return false;
  const { client, clock } = id as Record<string, unknown>;
  return [client, clock].every((n) => Number.isSafeInteger(n) && Number(n) >= 0);
}
