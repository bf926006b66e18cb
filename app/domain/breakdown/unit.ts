import { multiply } from "../scorecard/decimal";
import { nameKey } from "./name";

/** Units of money by their key, and how many yuan there are in one, as a power of ten. */
const MONEY: readonly (readonly [RegExp, number])[] = [
  [/^(?:元|cny)$/, 0],
  [/^千元$/, 3],
  [/^(?:万元|10k cny)$/, 4],
  [/^亿元$/, 8],
];

/** Units that count the same things under several names. */
const COUNTED: readonly RegExp[] = [/^(?:辆|台|vehicles|cars)$/, /^(?:人|名|people)$/];

/**
 * [BR3] A value in another unit.
 *
 * @param unit "" says nothing, and is taken as the wanted one
 * @param wanted the names of one unit
 * @returns null when the one cannot be turned into the other
 */
export function convertUnit(value: number, unit: string, wanted: readonly string[]): number | null {
  const key = nameKey(unit);
  const keys = wanted.map(nameKey);
  if (key === "" || keys.includes(key) || keys.some((each) => isCountedAlike(key, each))) {
    return value;
  }
  const from = powerOf(key);
  const to = keys.map(powerOf).find((power) => power !== undefined);
  return from === undefined || to === undefined ? null : multiply(value, Number(`1e${from - to}`));
}

function powerOf(key: string): number | undefined {
  return MONEY.find(([called]) => called.test(key))?.[1];
}

function isCountedAlike(left: string, right: string): boolean {
  return COUNTED.some((called) => called.test(left) && called.test(right));
}
