import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  average,
  compare,
  multiply,
  roundHalfAway,
  subtract,
  sum,
} from "~/domain/scorecard/decimal";

/** A decimal with up to four places as its digits, so that an oracle needs no decimal arithmetic. */
const tenThousandths = fc.integer({ min: -10_000_000_000, max: 10_000_000_000 });
const fromTenThousandths = (digits: number) => Number(`${digits}e-4`);

function oracle(digits: number, decimals: number): number {
  const step = 10n ** BigInt(4 - decimals);
  const size = BigInt(Math.abs(digits));
  const rounded = size / step + (2n * (size % step) >= step ? 1n : 0n);
  const number = Number(`${rounded}e-${decimals}`);
  return digits < 0 && number !== 0 ? -number : number;
}

describe("rounding", () => {
  it.each([
    [1.005, 2, 1.01],
    [-1.005, 2, -1.01],
    [1.004, 2, 1],
    [2.5, 0, 3],
    [-2.5, 0, -3],
    [0.5, 0, 1],
    [8.345, 2, 8.35],
    [1e21, 2, 1e21],
    [1.5e-7, 7, 2e-7],
    [1e-7, 2, 0],
    [-1108, 0, -1108],
    [0.1, 3, 0.1],
  ])("[RD1] %d with %d decimals is %d", (value, decimals, expected) => {
    expect(roundHalfAway(value, decimals)).toBe(expected);
  });

  it("[RD1] a small negative value rounds to zero, not to negative zero", () => {
    expect(Object.is(roundHalfAway(-0.001, 2), 0)).toBe(true);
  });

  it("[RD1] agrees with integer arithmetic on the digits", () => {
    fc.assert(
      fc.property(tenThousandths, fc.integer({ min: 0, max: 4 }), (digits, decimals) => {
        expect(roundHalfAway(fromTenThousandths(digits), decimals)).toBe(oracle(digits, decimals));
      }),
    );
  });

  it("[RD1] rounding twice is rounding once", () => {
    fc.assert(
      fc.property(fc.double({ noDefaultInfinity: true, noNaN: true }), (value) => {
        const once = roundHalfAway(value, 2);
        expect(roundHalfAway(once, 2)).toBe(once);
      }),
    );
  });

  it("throws for what is not a number and for a number of decimals that is none", () => {
    expect(() => roundHalfAway(NaN, 0)).toThrow(RangeError);
    expect(() => roundHalfAway(Infinity, 0)).toThrow(RangeError);
    expect(() => roundHalfAway(1, -1)).toThrow(RangeError);
    expect(() => roundHalfAway(1, 0.5)).toThrow(RangeError);
  });
});

describe("sums, differences, products", () => {
  it("[RD2] adds 0.1 and 0.2 to 0.3", () => {
    expect(sum([0.1, 0.2])).toBe(0.3);
    expect(sum([])).toBe(0);
    expect(sum([1e21, -1e21, 0.1])).toBe(0.1);
  });

  it("[RD2] subtracts and multiplies exactly", () => {
    expect(subtract(25.2, 11.2)).toBe(14);
    expect(subtract(0.3, 0.1)).toBe(0.2);
    expect(multiply(0.19, 100)).toBe(19);
    expect(multiply(1.005, -1000)).toBe(-1005);
    expect(multiply(1e-7, 1e7)).toBe(1);
  });

  it("[RD2] sums do not depend on order and equal the sum of the digits", () => {
    fc.assert(
      fc.property(fc.array(tenThousandths, { maxLength: 12 }), (list) => {
        const numbers = list.map(fromTenThousandths);
        const expected = fromTenThousandths(list.reduce((total, digits) => total + digits, 0));
        expect(sum(numbers)).toBe(expected + 0);
        expect(sum(numbers.toReversed())).toBe(sum(numbers));
      }),
    );
  });
});

describe("averages", () => {
  it("[RD3] rounds the exact quotient once, half away from zero", () => {
    expect(average([1, 2], 0)).toBe(2);
    expect(average([-1, -2], 0)).toBe(-2);
    expect(average([1, 1, 2], 2)).toBe(1.33);
    expect(average([1, 2, 2], 2)).toBe(1.67);
    expect(average([1.005], 2)).toBe(1.01);
    expect(() => average([], 2)).toThrow(RangeError);
  });

  it("[RD3] the average of one value is that value rounded", () => {
    fc.assert(
      fc.property(tenThousandths, fc.integer({ min: 0, max: 4 }), (digits, decimals) => {
        const value = fromTenThousandths(digits);
        expect(average([value, value, value], decimals)).toBe(roundHalfAway(value, decimals));
      }),
    );
  });
});

describe("comparison", () => {
  it("[RD4] orders numbers as JavaScript does", () => {
    const number = fc.double({ noDefaultInfinity: true, noNaN: true });
    fc.assert(
      fc.property(number, number, (left, right) => {
        expect(compare(left, right)).toBe(left < right ? -1 : left > right ? 1 : 0);
      }),
    );
  });
});
