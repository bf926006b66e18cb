import { useLights } from "~/components/scorecard/lights-context";
import type { ShownScorecard } from "~/components/scorecard/shown";
import { addMonths } from "~/domain/scorecard/month";
import { changedItems } from "~/domain/scorecard/overview-sentences";
import { useWords } from "~/i18n/words-context";
import styles from "./overview-words.module.css";

/** How many measures are worse and better than last month [CT2], and which [OW7]. Live. */
export function ChangedItems({ scorecard }: { scorecard: ShownScorecard }) {
  const words = useWords();
  const { month, measures } = scorecard;
  const lightsOf = (of: string) =>
    measures.map(({ id }) => ({ kind: "measure" as const, id, month: of }));
  const before = useLights(lightsOf(addMonths(month, -1)));
  const now = useLights(lightsOf(month));
  const { worse, better } = changedItems(
    measures.map(({ code }, index) => ({
      code,
      before: before[index]?.light ?? null,
      now: now[index]?.light ?? "grey",
    })),
  );
  const text = words.overview.changedItems;
  const named = (items: readonly { code: string }[]) =>
    items.length === 0 ? text.none : words.overview.codes(items.map(({ code }) => code));
  return (
    <details className={styles.changes} data-on-paper>
      <summary>
        <h2>{words.meetingPages.overview.changes(worse.length, better.length)}</h2>
      </summary>
      <dl>
        <dt>{text.worse}</dt>
        <dd>{named(worse)}</dd>
        <dt>{text.better}</dt>
        <dd>{named(better)}</dd>
      </dl>
    </details>
  );
}
