import { add, isTooLarge, times, type Fraction } from "./fraction";
import { BLANK, failed, type Value } from "./solve";

/** [BT4] The sum of what is not blank: blank when all are, and the first error when one is. */
export function sumOf(values: readonly Value[]): Value {
  let total: Fraction | null = null;
  for (const value of values) {
    if (value.kind === "error") return value;
    if (value.kind !== "number") continue;
    total = total === null ? value.value : add(total, value.value);
    if (isTooLarge(total)) return failed({ code: "too-large" });
  }
  return total === null ? BLANK : { kind: "number", value: total };
}

/** A number times another; anything else as it is. */
export function scaled(value: Value, factor: Fraction): Value {
  return value.kind === "number" ? { kind: "number", value: times(value.value, factor) } : value;
}

/** [BF9] A percentage of 19 is 0.19 to a formula … */
export const FROM_PERCENT: Fraction = { over: 1n, under: 100n };

/** … and a formula's 0.19 is a percentage of 19. */
export const TO_PERCENT: Fraction = { over: 100n, under: 1n };
