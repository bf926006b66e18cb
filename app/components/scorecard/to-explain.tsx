import { itemsToExplain } from "~/domain/scorecard/overview";
import { useWords } from "~/i18n/words-context";
import { ExplainedItem, useOverviewEntries } from "./explained-item";
import { LightMark } from "./light";
import type { HrefOf, ShownScorecard } from "./shown";
import styles from "./to-explain.module.css";

interface ToExplainProps {
  scorecard: ShownScorecard;
  hrefOf: HrefOf;
  /** How many to show; the rest can be opened. Default: all. */
  limit?: number;
}

/**
 * The measures and plans whose light the meeting has to explain, most urgent first. (An objective's is
 * explained by theirs; what has no data stands by itself.) Live.
 */
export function ToExplain({ scorecard, hrefOf, limit = Infinity }: ToExplainProps) {
  const words = useWords();
  const items = itemsToExplain(useOverviewEntries(scorecard)).filter(
    ({ item }) => item.now !== "grey",
  );
  const list = (of: typeof items) => (
    <ul className={styles.list}>
      {of.map((each) => (
        <li key={each.item.id}>
          <LightMark light={each.item.now} />
          <ExplainedItem entry={each} hrefOf={hrefOf} />
        </li>
      ))}
    </ul>
  );
  const rest = items.slice(limit);
  return (
    <section className={styles.section}>
      <h2>
        {words.meetingPages.overview.toExplain} <small>{items.length}</small>
      </h2>
      {items.length === 0 && <p>{words.meetingPages.overview.nothingToExplain}</p>}
      {list(items.slice(0, limit))}
      {rest.length > 0 && (
        <details data-on-paper>
          <summary>{words.overview.toExplainRest(rest.length)}</summary>
          {list(rest)}
        </details>
      )}
    </section>
  );
}
