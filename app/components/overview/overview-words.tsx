import { useMeeting } from "~/components/meeting/meeting-context";
import { ToExplain } from "~/components/scorecard/to-explain";
import type { HrefOf, ShownScorecard } from "~/components/scorecard/shown";
import { WithoutData } from "~/components/scorecard/without-data";
import { ChangedItems } from "./changed-items";
import styles from "./overview-words.module.css";
import { PerspectiveLines } from "./perspective-lines";

interface OverviewWordsProps {
  scorecard: ShownScorecard;
  hrefOf: HrefOf;
}

/** How many items to explain stand open; the others are one click away. */
const OPEN_ITEMS = 8;

/**
 * The overview in words: what is better and worse than last month, a sentence for each perspective,
 * what has to be explained, and what has no data and why. Live.
 */
export function OverviewWords({ scorecard, hrefOf }: OverviewWordsProps) {
  const { view } = useMeeting();
  return (
    <div className={styles.overview}>
      <ChangedItems scorecard={scorecard} />
      <PerspectiveLines scorecard={scorecard} mayWrite={view.rights.writeOverview} />
      <ToExplain scorecard={scorecard} hrefOf={hrefOf} limit={OPEN_ITEMS} />
      <WithoutData scorecard={scorecard} hrefOf={hrefOf} />
    </div>
  );
}
