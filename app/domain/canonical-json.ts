/** JSON of which there is only one for the same content, so that it can be hashed. Rule CJ1. */

/** What can be written as JSON; an `undefined` property is as absent as in JSON itself. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/**
 * [CJ1] Writes JSON without white space, the keys of every object in the order of their UTF-16 units,
 * arrays in their own order.
 *
 * @throws on a number that JSON cannot hold (NaN, infinity) and on an `undefined` in an array: a
 *   record must not turn them silently into something else.
 */
export function canonicalJson(value: JsonValue): string {
  if (value === null || typeof value === "string" || typeof value === "boolean") {
    return JSON.stringify(value);
  }
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new TypeError(`${value} cannot be written as JSON`);
    return JSON.stringify(value);
  }
  if (isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value === undefined) throw new TypeError("undefined cannot be written as JSON");
  const entries = Object.entries(value)
    .filter(([, held]) => held !== undefined)
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, held]) => `${JSON.stringify(key)}:${canonicalJson(held)}`);
  return `{${entries.join(",")}}`;
}

function isArray(value: unknown): value is readonly JsonValue[] {
  return Array.isArray(value);
}
