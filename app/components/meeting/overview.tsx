import { useCallback } from "react";
import { Link } from "@remix-run/react";
import { LightChanges } from "~/components/scorecard/light-changes";
import { LightCounts } from "~/components/scorecard/light-counts";
import { ScorecardTable } from "~/components/scorecard/scorecard-table";
import type { ShownScorecard } from "~/components/scorecard/shown";
import { ToExplain, type HrefOf } from "~/components/scorecard/to-explain";
import { formatMonth } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import { useMeeting } from "./meeting-context";
import styles from "./overview.module.css";
import { pathOf } from "./places";

/** The overview: counts, the scorecard with last month's and this month's lights, what to explain. */
export function Overview({ overview }: { overview: ShownScorecard }) {
  const words = useWords();
  const { view } = useMeeting();
  const hrefOf: HrefOf = useCallback(
    ({ id }) => {
      const entry = view.agenda.find(({ pages }) => pages.some((page) => page.id === id));
      const page = entry?.pages.find((each) => each.id === id);
      return entry && page ? pathOf(view, { item: entry.id, page: page.key }) : null;
    },
    [view],
  );
  return (
    <>
      <header className={styles.head}>
        <h1>{words.meeting.overview.title(formatMonth(words.locale, view.month))}</h1>
        {view.rights.arrange && (
          <Link to={`/meetings/${view.month}/agenda`} data-screen-only>
            {words.meeting.arrange.open}
          </Link>
        )}
      </header>
      {overview.measures.length + overview.plans.length === 0 ? (
        <p>{words.meeting.overview.empty}</p>
      ) : (
        <>
          <LightCounts scorecard={overview} />
          <LightChanges scorecard={overview} />
          <div className={styles.body}>
            <ScorecardTable scorecard={overview} hrefOf={hrefOf} />
            <ToExplain scorecard={overview} hrefOf={hrefOf} />
          </div>
        </>
      )}
    </>
  );
}
