import { judgeMeasure } from "~/domain/scorecard/measure-light";
import type { Month } from "~/domain/scorecard/month";
import type { MonthFigures } from "~/domain/scorecard/year-to-date";
import { formatMonthShort } from "~/i18n/formats";
import { formatNumber } from "~/i18n/format-number";
import type { Words } from "~/i18n/zh-CN";
import type { ChartScale } from "./chart-mark";
import { monthsWithoutActual } from "./year-months";

/**
 * A year's chart in words: the direction, each month's actual with its light, and the months up to
 * the one under review that have none.
 */
export function chartText(
  words: Words,
  scale: ChartScale,
  review: Month,
  months: readonly MonthFigures[],
): string {
  const missing = new Set(monthsWithoutActual(months, review));
  const text = months.flatMap((figures) => {
    const name = formatMonthShort(words.locale, figures.month);
    if (missing.has(figures.month)) return [`${name} ${words.scorecard.explain.noActual}`];
    if (figures.actual === null) return [];
    const light = words.lights[judgeMeasure({ ...figures, ...scale }).light];
    return [`${name} ${formatNumber(figures.actual, scale.decimals)} ${light}`];
  });
  return [words.scorecard.directions[scale.direction], ...text].join(words.scorecard.semicolon);
}
