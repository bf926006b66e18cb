/**
 * Computes values that need each other, in the order in which they need each other. Rule BT7.
 *
 * Without recursion from value to value: three hundred rows that each need the next one are a legal
 * table, and must not exhaust the stack.
 */
import type { Fraction } from "./fraction";
import type { TableError } from "./table-error";

/** What a cell comes to. */
export type Value =
  | { readonly kind: "blank" }
  | { readonly kind: "number"; readonly value: Fraction }
  /** Words, a person, a date: nothing to compute with. */
  | { readonly kind: "words" }
  | { readonly kind: "error"; readonly error: TableError };

/** Something to be computed. */
export interface Knot {
  /** Its row or column, as a circle names it. */
  readonly name: string;
  /** The keys of what it needs; unknown ones are blank. */
  readonly needs: readonly string[];
  compute(read: (key: string) => Value): Value;
}

/** The value of nothing. */
export const BLANK: Value = { kind: "blank" };

/** A value that is an error. */
export function failed(error: TableError): Value {
  return { kind: "error", error };
}

/** [BT7] Computes every knot; those that need themselves come to a `cycle`. */
export function solve(knots: ReadonlyMap<string, Knot>): Map<string, Value> {
  const values = new Map<string, Value>();
  const read = (key: string): Value => values.get(key) ?? BLANK;
  for (const start of knots.keys()) {
    // The path from `start` to the knot at hand; `next` counts the needs that were looked at.
    const path: { readonly key: string; next: number }[] = [{ key: start, next: 0 }];
    const onPath = new Set([start]);
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const knot = knots.get(step.key);
      const need = values.has(step.key) ? undefined : knot?.needs[step.next];
      step.next += 1;
      if (need === undefined) {
        if (knot && !values.has(step.key)) values.set(step.key, knot.compute(read));
        onPath.delete(step.key);
        path.pop();
      } else if (onPath.has(need)) {
        closeCircle(path.slice(path.findIndex(({ key }) => key === need)), knots, values);
      } else if (knots.has(need) && !values.has(need)) {
        path.push({ key: need, next: 0 });
        onPath.add(need);
      }
    }
  }
  return values;
}

/** Gives every knot of a circle its error, naming the rows or columns in the order of need. */
function closeCircle(
  circle: readonly { readonly key: string }[],
  knots: ReadonlyMap<string, Knot>,
  values: Map<string, Value>,
): void {
  const names = circle.map(({ key }) => knots.get(key)?.name ?? "");
  const error: TableError = { code: "cycle", names: [...new Set(names)] };
  for (const { key } of circle) values.set(key, failed(error));
}
