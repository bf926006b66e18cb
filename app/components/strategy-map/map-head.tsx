import { Link } from "@remix-run/react";
import { judgedValueOf } from "~/components/scorecard/explain";
import { levelText } from "~/components/scorecard/figure-text";
import { LightMark } from "~/components/scorecard/light";
import { LightNow } from "~/components/scorecard/light-now";
import { useLight } from "~/components/scorecard/lights-context";
import type { HrefOf, ShownMeasureOfMonth, ShownScorecard } from "~/components/scorecard/shown";
import { addMonths, type Month } from "~/domain/scorecard/month";
import { formatMonthShort, nameIn } from "~/i18n/formats";
import { formatNumber } from "~/i18n/format-number";
import { useWords } from "~/i18n/words-context";
import type { StrategyMapView } from "~/views/strategy-map";
import styles from "./map-head.module.css";

interface MapHeadProps {
  scorecard: ShownScorecard;
  map: StrategyMapView;
  hrefOf: HrefOf;
}

/** What stands above the map: the vision, and the figures by which it is measured. Live. */
export function MapHead({ scorecard, map, hrefOf }: MapHeadProps) {
  const words = useWords();
  const vision = words.locale === "en" ? map.vision.textEn : map.vision.textZh;
  const headlines = map.headlines.flatMap((id) =>
    scorecard.measures.filter((measure) => measure.id === id),
  );
  if (vision === "" && headlines.length === 0) return null;
  return (
    <div className={styles.head}>
      {vision !== "" && (
        <p className={styles.vision}>
          <span className={styles.label}>{words.strategyMap.vision}</span> {vision}
        </p>
      )}
      {headlines.length > 0 && (
        <ul className={styles.headlines} aria-label={words.strategyMap.headlines}>
          {headlines.map((measure) => (
            <Headline
              key={measure.id}
              measure={measure}
              month={scorecard.month}
              href={hrefOf(measure)}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

interface HeadlineProps {
  measure: ShownMeasureOfMonth;
  month: Month;
  href: string | null;
}

function Headline({ measure, month, href }: HeadlineProps) {
  const words = useWords();
  const before = useLight("measure", measure.id, addMonths(month, -1));
  const now = useLight("measure", measure.id, month);
  const value = judgedValueOf(now?.explanation);
  const name = nameIn(words.locale, measure);
  const { target } = measure.levels;
  return (
    <li className={styles.headline}>
      <span className={styles.name}>{href === null ? name : <Link to={href}>{name}</Link>}</span>
      <span className={styles.figure}>
        <b>{value === null ? "–" : formatNumber(value, measure.decimals)}</b>{" "}
        <span className={styles.unit}>
          {words.locale === "en" ? measure.unitEn : measure.unitZh}
        </span>
        <span className={styles.lights}>
          {before && (
            <>
              <span className="visually-hidden">
                {formatMonthShort(words.locale, addMonths(month, -1))}
              </span>
              <LightMark light={before.light} size="small" />
              <span className={styles.arrow} aria-hidden>
                →
              </span>
            </>
          )}
          {now && (
            <>
              <span className="visually-hidden">{formatMonthShort(words.locale, month)}</span>
              <LightNow light={now.light} />
            </>
          )}
        </span>
      </span>
      {target !== null && (
        <span className={styles.target}>
          {words.scorecard.explain.target(levelText(target, measure.decimals))}
        </span>
      )}
    </li>
  );
}
