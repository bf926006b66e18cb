import type { Month } from "~/domain/scorecard/month";
import type { YearSlip } from "~/domain/scorecard/year-slips";
import { formatMonthShort } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import type { Words } from "~/i18n/zh-CN";
import { levelText } from "./figure-text";
import styles from "./slip-notes.module.css";

/** What looks like a slip in a year's levels, in words; the same slip in several months once. */
export function SlipNotes({ slips, decimals }: { slips: readonly YearSlip[]; decimals: number }) {
  const words = useWords();
  const grouped = new Map<string, YearSlip[]>();
  for (const slip of slips) {
    const alike = sentenceOf(words, slip, decimals, "");
    grouped.set(alike, [...(grouped.get(alike) ?? []), slip]);
  }
  return (
    <ul className={styles.notes}>
      {[...grouped].map(([key, alike]) => {
        const [first] = alike;
        const months = alike.flatMap((slip) => (slip.kind === "wrong-order" ? slip.month : []));
        return (
          first && (
            <li key={key}>
              <span className={styles.sign} aria-hidden>
                !
              </span>
              {sentenceOf(words, first, decimals, monthsText(words, months))}
            </li>
          )
        );
      })}
    </ul>
  );
}

function sentenceOf(words: Words, slip: YearSlip, decimals: number, months: string): string {
  const { levels, slips } = words.scorecard;
  const number = (value: number) => levelText(value, decimals);
  if (slip.kind === "yearly-difference") {
    return slips.yearly(levels[slip.level], number(slip.typed), number(slip.aggregated));
  }
  const { lower, lowerNumber, upper, upperNumber } = slip;
  return slips.wrongOrder(
    months,
    levels[lower],
    number(lowerNumber),
    levels[upper],
    number(upperNumber),
  );
}

function monthsText(words: Words, months: readonly Month[]): string {
  return months
    .map((month) => formatMonthShort(words.locale, month))
    .join(words.general.listSeparator);
}
