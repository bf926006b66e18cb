import { formatMoment } from "~/i18n/format-moment";
import { useWords } from "~/i18n/words-context";
import styles from "./demo-clock.module.css";
import { useProductClock } from "./product-clock";

/** The demo's sample dealership lives in Shanghai. */
const DEMO_ZONE = "Asia/Shanghai";

/** Says on every page of the demo that its clock stands in March 2021. */
export function DemoClock({ now }: { now: number }) {
  const words = useWords();
  const shown = useProductClock(now, 10_000);
  return (
    <aside className={styles.clock} aria-label={words.general.demoClockLabel} data-screen-only>
      {words.general.demoClock(formatMoment(words.locale, shown, DEMO_ZONE))}
    </aside>
  );
}
