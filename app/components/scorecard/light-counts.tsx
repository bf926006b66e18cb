import type { LightKind } from "~/protocol/live-keys";
import { useWords } from "~/i18n/words-context";
import { useLights } from "./lights-context";
import styles from "./light-counts.module.css";
import type { ShownScorecard } from "./shown";
import { Tally } from "./tally";

/** How many objectives, measures and action plans have each light, as it is now. Live. */
export function LightCounts({ scorecard }: { scorecard: ShownScorecard }) {
  const { month, objectives, measures, plans } = scorecard;
  const text = useWords().scorecard.counts;
  return (
    <dl className={styles.counts}>
      <Count kind="objective" label={text.objectives} items={objectives} month={month} />
      <Count kind="measure" label={text.measures} items={measures} month={month} />
      <Count kind="plan" label={text.plans} items={plans} month={month} />
    </dl>
  );
}

interface CountProps {
  kind: LightKind;
  label: string;
  items: readonly { id: string }[];
  month: string;
}

function Count({ kind, label, items, month }: CountProps) {
  const lights = useLights(items.map(({ id }) => ({ kind, id, month })));
  if (items.length === 0) return null;
  return (
    <div className={styles.count}>
      <dt>
        {label} <b>{items.length}</b>
      </dt>
      <dd>
        <Tally lights={lights.map((each) => each?.light ?? "grey")} />
      </dd>
    </div>
  );
}
