/** The slips in a measure's levels of a whole year, across its versions. Rules LV1, LV2, LV4. */
import {
  wrongOrders,
  yearlyDifferences,
  type WrongOrder,
  type YearlyDifference,
} from "./level-slips";
import { monthsOfYear, validIn, type Month } from "./month";
import type { Direction, Levels, YearToDateRule } from "./types";
import type { Span } from "./validity";

/** What a measure is in some months, as far as its levels go. */
export interface LevelRules extends Span {
  readonly direction: Direction;
  readonly yearToDate: YearToDateRule;
  readonly decimals: number;
}

/** What looks like a slip: at a month, or in the year that somebody typed. */
export type YearSlip =
  | ({ readonly kind: "wrong-order"; readonly month: Month } & WrongOrder)
  | ({ readonly kind: "yearly-difference"; readonly year: number } & YearlyDifference);

/** The levels of a measure in one year, as they were typed. */
export interface YearLevels {
  readonly year: number;
  readonly typedYear: Levels;
  readonly months: readonly { readonly month: Month; readonly levels: Levels }[];
}

/**
 * [LV4] Judges only the months in which the measure is valid, each by the version valid in it; the
 * year by the last of them.
 */
export function slipsOfYear(versions: readonly LevelRules[], levels: YearLevels): YearSlip[] {
  const { year, typedYear, months } = levels;
  const valid = monthsOfYear(year).flatMap((month) => {
    const rules = versions.find(({ validFrom, validTo }) =>
      validIn({ from: validFrom, to: validTo }, month),
    );
    const typed = months.find((each) => each.month === month);
    return rules && typed ? [{ month, rules, levels: typed.levels }] : [];
  });
  const orders = valid.flatMap(({ month, rules, levels: each }) =>
    wrongOrders(each, rules.direction).map((slip): YearSlip => ({
      kind: "wrong-order",
      month,
      ...slip,
    })),
  );
  const last = valid.at(-1)?.rules;
  if (!last) return orders;
  const differences = yearlyDifferences({
    year: typedYear,
    months: valid.map((each) => each.levels),
    rule: last.yearToDate,
    decimals: last.decimals,
  });
  return [
    ...orders,
    ...differences.map((slip): YearSlip => ({ kind: "yearly-difference", year, ...slip })),
  ];
}
