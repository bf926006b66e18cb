import { addMonths } from "~/domain/scorecard/month";
import { countChanges } from "~/domain/scorecard/overview";
import { useWords } from "~/i18n/words-context";
import styles from "./light-counts.module.css";
import { useLights } from "./lights-context";
import type { ShownScorecard } from "./shown";

/** How many measures are worse and better than last month [CT2]. Live. */
export function LightChanges({ scorecard: { month, measures } }: { scorecard: ShownScorecard }) {
  const text = useWords().meetingPages.overview;
  const lightsOf = (of: string) =>
    measures.map(({ id }) => ({ kind: "measure" as const, id, month: of }));
  const before = useLights(lightsOf(addMonths(month, -1)));
  const now = useLights(lightsOf(month));
  const { worse, better } = countChanges(
    now.map((light, index) => ({
      before: before[index]?.light ?? null,
      now: light?.light ?? "grey",
    })),
  );
  return <p className={styles.changes}>{text.changes(worse, better)}</p>;
}
