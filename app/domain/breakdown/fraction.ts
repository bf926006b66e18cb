/**
 * Exact arithmetic for formulas: a fraction of whole numbers, so that `a / b * b` is `a` and nothing
 * is rounded before it is shown.
 */
import { decimalOf, divideHalfAway } from "../scorecard/decimal";

/** `over / under`, in lowest terms; `under` is positive. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

/** The number nought. */
export const ZERO: Fraction = { over: 0n, under: 1n };

/**
 * How many bits a fraction may take. Formulas that multiply each other's results double their
 * digits at every step: a few dozen rows of a clumsy table could keep a server busy for good.
 */
const MAX_BITS = 2048n;
const BOUND = 1n << MAX_BITS;

/** The greatest value that is shown: beyond it a JavaScript number skips digits. */
const LARGEST_SHOWN = 999_999_999_999_999n;

/** The decimals of a value that has no end, such as a third. */
const ENDLESS_DECIMALS = 2;

/** The fraction of the decimal digits of a number. */
export function fractionOf(value: number): Fraction {
  const { digits, scale } = decimalOf(value);
  return reduced(digits, 10n ** BigInt(scale));
}

/** The exact sum. */
export function add(left: Fraction, right: Fraction): Fraction {
  return reduced(left.over * right.under + right.over * left.under, left.under * right.under);
}

/** The exact difference. */
export function minus(left: Fraction, right: Fraction): Fraction {
  return add(left, { over: -right.over, under: right.under });
}

/** The exact product. */
export function times(left: Fraction, right: Fraction): Fraction {
  return reduced(left.over * right.over, left.under * right.under);
}

/** The exact quotient; null when divided by zero. */
export function divide(left: Fraction, right: Fraction): Fraction | null {
  if (right.over === 0n) return null;
  const sign = right.over < 0n ? -1n : 1n;
  return reduced(left.over * right.under * sign, left.under * right.over * sign);
}

/** Whether a fraction has grown beyond what is computed with. */
export function isTooLarge({ over, under }: Fraction): boolean {
  return over > BOUND || over < -BOUND || under > BOUND;
}

/** The value rounded half away from zero; null when it has too many digits to be shown exactly. */
export function toNumber({ over, under }: Fraction, decimals: number): number | null {
  const digits = divideHalfAway(over * 10n ** BigInt(decimals), under);
  if (digits > LARGEST_SHOWN || digits < -LARGEST_SHOWN) return null;
  // Adding 0 turns a negative zero into zero.
  return Number(`${digits}e-${decimals}`) + 0;
}

/** How many decimals show the value exactly, `most` at most; two for a value without an end. */
export function decimalsOf({ under }: Fraction, most: number): number {
  const [twos, withoutTwos] = divideOut(under, 2n);
  const [fives, rest] = divideOut(withoutTwos, 5n);
  return rest === 1n ? Math.min(Math.max(twos, fives), most) : ENDLESS_DECIMALS;
}

/** How often `factor` divides a number, and what is left of it. */
function divideOut(value: bigint, factor: bigint): [number, bigint] {
  let [count, rest] = [0, value];
  while (rest % factor === 0n) [count, rest] = [count + 1, rest / factor];
  return [count, rest];
}

function reduced(over: bigint, under: bigint): Fraction {
  const divisor = greatestCommonDivisor(over < 0n ? -over : over, under);
  return { over: over / divisor, under: under / divisor };
}

function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  let [a, b] = [left, right];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? 1n : a;
}
