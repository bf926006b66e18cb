import type { Light } from "~/domain/scorecard/light";
import type { Month } from "~/domain/scorecard/month";
import { formatMonthShort } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import { LightChip } from "./light";
import styles from "./verdict.module.css";

interface VerdictProps {
  /** `corrected`: it is not what the month's meeting froze any more. */
  before: { light: Light; month: Month; corrected: boolean } | null;
  now: { light: Light; month: Month } | null;
  /** Why, as sentences; those that are not known are left out. */
  sentences: readonly (string | null)[];
}

/** What a month has come to, in one line: ● 1月 绿灯 → ■ 2月 红灯  未达到门槛值 162，差 74；… */
export function Verdict({ before, now, sentences }: VerdictProps) {
  const words = useAllWords();
  const why = sentences.filter((sentence) => sentence !== null);
  const chip = ({ light, month }: { light: Light; month: Month }) => (
    <LightChip light={light} of={formatMonthShort(words.locale, month)} />
  );
  return (
    <div className={styles.verdict}>
      <span className={styles.chips}>
        {before && (
          <>
            {chip(before)}
            {before.corrected && <small>{words.sheet.corrected}</small>}
            <span className={styles.arrow} aria-hidden>
              →
            </span>
          </>
        )}
        {now && chip(now)}
      </span>
      {/* Read out when it changes: it is where the typist hears what the number has come to. */}
      <p className={styles.why} aria-live="polite">
        {why.join(words.scorecard.semicolon)}
      </p>
    </div>
  );
}
