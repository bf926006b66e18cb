import { LightChanges } from "~/components/scorecard/light-changes";
import { LightCounts } from "~/components/scorecard/light-counts";
import type { ShownScorecard } from "~/components/scorecard/shown";
import { formatMonth } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import { More } from "./more";
import { PresentExplain } from "./present-explain";
import { PresentMap } from "./present-map";
import { PresentSentences } from "./present-sentences";
import styles from "./present-page.module.css";
import { useFit } from "./use-fit";

/** The overview on the wall: the counts, the strategy with its lights, and what is to be explained. */
export function PresentOverview({ overview }: { overview: ShownScorecard }) {
  const words = useWords();
  const { ref, left } = useFit();
  return (
    <>
      <header className={styles.head}>
        <h1>{words.meetingPages.overview.title(formatMonth(words.locale, overview.month))}</h1>
        <LightCounts scorecard={overview} />
      </header>
      <div ref={ref} className={`${styles.columns} ${styles.overview}`}>
        <PresentMap scorecard={overview} />
        <div className={styles.column}>
          <section data-column="sentences" className={styles.sentences}>
            <LightChanges scorecard={overview} />
            <PresentSentences scorecard={overview} />
            <More count={left["sentences"] ?? 0} />
          </section>
          <PresentExplain scorecard={overview} left={left["explain"] ?? 0} />
        </div>
      </div>
    </>
  );
}
