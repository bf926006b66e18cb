import { roundHalfAway } from "~/domain/scorecard/decimal";

/**
 * A figure as it is shown and judged: its decimals, a real minus sign, no grouping (the field's
 * tables have none).
 */
export function formatNumber(value: number, decimals: number): string {
  return roundHalfAway(value, decimals).toFixed(decimals).replace(/^-/, "\u2212");
}
