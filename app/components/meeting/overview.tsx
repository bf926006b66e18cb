import { useCallback, useState } from "react";
import { Link } from "@remix-run/react";
import { OverviewWords } from "~/components/overview/overview-words";
import { LightCounts } from "~/components/scorecard/light-counts";
import { ScorecardTable } from "~/components/scorecard/scorecard-table";
import type { HrefOf, ShownScorecard } from "~/components/scorecard/shown";
import { MapViews, type MapView } from "~/components/strategy-map/map-views";
import { StrategyMap } from "~/components/strategy-map/strategy-map";
import { can } from "~/domain/access/can";
import { formatMonth } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import { useMeeting } from "./meeting-context";
import styles from "./overview.module.css";
import { pathOf } from "./places";

/** The overview: counts, the strategy map (or the same as a table) with last month's and this month's lights, what to explain. */
export function Overview({ overview }: { overview: ShownScorecard }) {
  const words = useWords();
  const { view } = useMeeting();
  const [shown, setShown] = useState<MapView>("map");
  const { actor } = view;
  const mayEditMap = !view.sealed && can(actor, "scorecard.edit", { companyId: actor.companyId });
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
        <h1>{words.meetingPages.overview.title(formatMonth(words.locale, view.month))}</h1>
        {mayEditMap && (
          <Link to={`/scorecard/map?month=${view.month}`} data-screen-only>
            {words.strategyMap.editor.edit}
          </Link>
        )}
        {view.rights.arrange && (
          <Link to={`/meetings/${view.month}/agenda`} data-screen-only>
            {words.meetingPages.arrange.open}
          </Link>
        )}
      </header>
      {overview.measures.length + overview.plans.length === 0 ? (
        <p>{words.meetingPages.overview.empty}</p>
      ) : (
        <>
          <div className={styles.bar}>
            <LightCounts scorecard={overview} />
            <MapViews view={shown} onChange={setShown} />
          </div>
          <div className={styles.wide}>
            <div className={styles.body}>
              {shown === "map" ? (
                <StrategyMap scorecard={overview} hrefOf={hrefOf} />
              ) : (
                <ScorecardTable scorecard={overview} hrefOf={hrefOf} />
              )}
              <OverviewWords scorecard={overview} hrefOf={hrefOf} />
            </div>
          </div>
        </>
      )}
    </>
  );
}
