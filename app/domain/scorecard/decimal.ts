/**
 * Exact decimal arithmetic on what people typed. A JavaScript number stands here for the decimal
 * digits of its shortest round-trip text: 1.005 is one point zero zero five, not the binary fraction
 * just below it. Rules RD1–RD4. Every function throws a RangeError for NaN and infinities, which no
 * reader of input lets through.
 */

/** The value `digits / 10^scale`. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

const PARTS = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/;

/** The decimal that a number stands for. */
export function decimalOf(value: number): Decimal {
  const parts = PARTS.exec(String(value));
  if (!parts) throw new RangeError(`not a finite number: ${value}`);
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = parts;
  const digits = BigInt(`${sign}${whole}${fraction}`);
  const scale = fraction.length - Number(exponent);
  return scale >= 0 ? { digits, scale } : { digits: digits * power(-scale), scale: 0 };
}

function numberOf({ digits, scale }: Decimal): number {
  return Number(`${digits}e-${scale}`);
}

function power(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}

function digitsAt(value: Decimal, scale: number): bigint {
  return value.digits * power(scale - value.scale);
}

/** The integer quotient by a positive divisor, halves away from zero. */
export function divideHalfAway(dividend: bigint, divisor: bigint): bigint {
  const magnitude = dividend < 0n ? -dividend : dividend;
  const rounded = (2n * magnitude + divisor) / (2n * divisor);
  return dividend < 0n ? -rounded : rounded;
}

function addUp(values: readonly number[]): Decimal {
  const decimals = values.map(decimalOf);
  const scale = Math.max(0, ...decimals.map((decimal) => decimal.scale));
  const digits = decimals.reduce((total, decimal) => total + digitsAt(decimal, scale), 0n);
  return { digits, scale };
}

function quotient(dividend: Decimal, divisor: bigint, decimals: number): number {
  if (!Number.isInteger(decimals) || decimals < 0) {
    throw new RangeError(`not a number of decimals: ${decimals}`);
  }
  const scaledDivisor = divisor * power(dividend.scale);
  const digits = divideHalfAway(dividend.digits * power(decimals), scaledDivisor);
  return numberOf({ digits, scale: decimals });
}

/** [RD1] `value` rounded to `decimals` places, halves away from zero: 1.005 → 1.01, -1.005 → -1.01. */
export function roundHalfAway(value: number, decimals: number): number {
  return quotient(decimalOf(value), 1n, decimals);
}

/** [RD2] The exact sum: 0.1 + 0.2 is 0.3. The sum of nothing is 0. */
export function sum(values: readonly number[]): number {
  return numberOf(addUp(values));
}

/** [RD3] The sum of at least one value, divided by their count and rounded once, to `decimals`. */
export function average(values: readonly number[], decimals: number): number {
  if (values.length === 0) throw new RangeError("an average needs a value");
  return quotient(addUp(values), BigInt(values.length), decimals);
}

/** [RD2] The exact difference `minuend - subtrahend`. */
export function subtract(minuend: number, subtrahend: number): number {
  return sum([minuend, -subtrahend]);
}

/** [RD2] The exact product. */
export function multiply(left: number, right: number): number {
  const [a, b] = [decimalOf(left), decimalOf(right)];
  return numberOf({ digits: a.digits * b.digits, scale: a.scale + b.scale });
}

/** [RD4] -1, 0 or 1 as `left` is less than, equal to or greater than `right`. */
export function compare(left: number, right: number): -1 | 0 | 1 {
  const { digits } = addUp([left, -right]);
  if (digits === 0n) return 0;
  return digits < 0n ? -1 : 1;
}
