import { formatNumber } from "~/i18n/format-number";

/** The most decimals that a number may show. */
const MOST_DECIMALS = 10;

/**
 * A level as it was typed: with the measure's decimals, or with more where it has more. Only what is
 * judged is rounded, and a level of a month is not.
 */
export function levelText(value: number, decimals: number): string {
  const typed = /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
  return formatNumber(value, Math.min(MOST_DECIMALS, Math.max(decimals, typed)));
}

/** A figure with its unit: "11.2 万元", "9.4%". */
export function withUnit(text: string, unit: string): string {
  return unit === "%" ? `${text}%` : `${text} ${unit}`;
}
