import { judgedValueOf } from "~/components/scorecard/explain";
import { useOverviewEntries, type OverviewEntry } from "~/components/scorecard/explained-item";
import { asMeasureExplanation } from "~/components/scorecard/explanation-shapes";
import { levelText, withUnit } from "~/components/scorecard/figure-text";
import { LightMark } from "~/components/scorecard/light";
import type { ShownScorecard } from "~/components/scorecard/shown";
import { itemsToExplain } from "~/domain/scorecard/overview";
import { nameIn } from "~/i18n/formats";
import { formatNumber } from "~/i18n/format-number";
import { useWords } from "~/i18n/words-context";
import type { Words } from "~/i18n/zh-CN";
import { More } from "./more";
import styles from "./present-page.module.css";

interface PresentExplainProps {
  scorecard: ShownScorecard;
  /** How many have no room. */
  left: number;
}

/** What the meeting has to explain, the most urgent first, each in one line. Live. */
export function PresentExplain({ scorecard, left }: PresentExplainProps) {
  const words = useWords();
  const text = words.meetingPages.overview;
  const items = itemsToExplain(useOverviewEntries(scorecard));
  const withoutData = items.filter(({ item }) => item.now === "grey").length;
  return (
    <section data-column="explain" className={styles.words}>
      <h2>
        {text.toExplain} <small>{items.length - withoutData}</small>
        {withoutData > 0 && (
          <small>
            {" · "}
            {words.overview.withoutData} {withoutData}
          </small>
        )}
      </h2>
      {items.length === 0 && <p className={styles.none}>{text.nothingToExplain}</p>}
      <ul className={styles.rows}>
        {items.map(({ item }) => (
          <li key={item.id} className={styles.marked}>
            <LightMark light={item.now} />
            <span>
              <b>{item.subject.code}</b> {nameIn(words.locale, item.subject)}{" "}
              <span className={styles.note}>{figuresOf(words, item)}</span>
            </span>
          </li>
        ))}
      </ul>
      <More count={left} />
    </section>
  );
}

/** 88 辆，差 74: the value, and by how much it missed the next level. */
function figuresOf(words: Words, item: OverviewEntry): string {
  if (item.kind === "plan") return "";
  const known = asMeasureExplanation(item.explanation);
  const value = judgedValueOf(known);
  if (value === null) return words.scorecard.explain.noActual;
  const { decimals, direction, unitZh, unitEn } = item.subject;
  const figure = withUnit(formatNumber(value, decimals), words.locale === "en" ? unitEn : unitZh);
  const missed = known?.kind === "judged" ? known.missed : null;
  if (!missed) return figure;
  const by = words.projector[direction === "higher" ? "short" : "above"];
  return `${figure}${words.scorecard.comma}${by(levelText(missed.by, decimals))}`;
}
