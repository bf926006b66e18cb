import { Overview } from "~/components/meeting/overview";
import type { ShownScorecard } from "~/components/scorecard/shown";
import { useWords } from "~/i18n/words-context";
import type { MinutesView } from "~/views/minutes";
import { AmendmentNotes } from "./beside-notes";
import { Corrections } from "./beside-record";
import { RecordProvider } from "./record-reader";
import styles from "./record.module.css";

interface RecordedOverviewProps {
  overview: ShownScorecard;
  minutes: MinutesView;
}

/** The overview of a closed meeting, from its record, with what was corrected since. */
export function RecordedOverview({ overview, minutes }: RecordedOverviewProps) {
  const text = useWords().record.minutes;
  return (
    <RecordProvider view={minutes}>
      <Overview overview={overview} />
      <p className={styles.sealed}>{text.sealedPage}</p>
      <AmendmentNotes place="overview" />
      <Corrections />
    </RecordProvider>
  );
}
