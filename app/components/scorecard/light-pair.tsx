import { addMonths, type Month } from "~/domain/scorecard/month";
import { formatMonth, formatMonthShort } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import type { Light } from "~/domain/scorecard/light";
import type { LightKind, LiveLight } from "~/protocol/live-keys";
import { useLight } from "./lights-context";
import styles from "./light-pair.module.css";
import { Why } from "./why";

interface LightPairProps {
  kind: LightKind;
  id: string;
  /** The month under review. */
  month: Month;
  /** Whose lights these are: "M3 非出租车销量". */
  name: string;
  /** The explanation of a light, as sentences; unknown ones are left out. */
  explain: (light: LiveLight) => readonly (string | null)[];
  /** Last month's light as its meeting froze it; null when it did not. */
  sealed?: Light | null;
}

/** Last month's light → this month's, each opening its explanation. Live. */
export function LightPair({ kind, id, month, name, explain, sealed }: LightPairProps) {
  const words = useWords();
  const before = useLight(kind, id, addMonths(month, -1));
  const now = useLight(kind, id, month);
  const why = (light: LiveLight, of: Month, size: "small" | "text", frozen?: Light | null) => (
    <Why
      key={of}
      title={`${name} · ${formatMonth(words.locale, of)}`}
      light={light.light}
      sentences={() => explain(light).filter((sentence) => sentence !== null)}
      sealed={frozen}
      size={size}
    />
  );
  return (
    <span className={styles.pair}>
      <span>
        {before && (
          <>
            <span className="visually-hidden">
              {formatMonthShort(words.locale, addMonths(month, -1))}
            </span>
            {why(before, addMonths(month, -1), "small", sealed)}
          </>
        )}
      </span>
      <span className={styles.arrow} aria-hidden>
        {before && now ? "→" : ""}
      </span>
      <span>
        {now && (
          <>
            <span className="visually-hidden">{formatMonthShort(words.locale, month)}</span>
            {why(now, month, "text")}
          </>
        )}
      </span>
    </span>
  );
}
