import { CoverHeading, itemsOf } from "~/components/cover/cover-heading";
import { useMeeting } from "~/components/meeting/meeting-context";
import { levelText, withUnit } from "~/components/scorecard/figure-text";
import { LightMark } from "~/components/scorecard/light";
import { LightNow } from "~/components/scorecard/light-now";
import { useLight } from "~/components/scorecard/lights-context";
import { useYear } from "~/components/scorecard/small-multiple";
import { addMonths } from "~/domain/scorecard/month";
import { nameIn } from "~/i18n/formats";
import { formatNumber } from "~/i18n/format-number";
import { useAllWords } from "~/i18n/words-context";
import type { DepartmentCover } from "~/views/cover";
import type { AgendaEntry, PageLink } from "~/views/meeting";
import type { SmallMultipleView } from "~/views/small-multiples";
import { More } from "./more";
import styles from "./present-page.module.css";
import { useFit } from "./use-fit";

interface PresentCoverProps {
  entry: AgendaEntry;
  cover: DepartmentCover;
}

/** A department's turn on the wall before its first page: its measures and plans with their lights. */
export function PresentCover({ entry, cover }: PresentCoverProps) {
  const words = useAllWords();
  const { ref, left } = useFit();
  const items = itemsOf(entry);
  return (
    <>
      <div className={styles.coverHead}>
        <CoverHeading entry={entry} managers={cover.managers} />
      </div>
      <div ref={ref} className={styles.cover}>
        <section data-column="pages" className={styles.words}>
          {items.length === 0 && <p className={styles.none}>{words.cover.noPages}</p>}
          <ol className={styles.pages}>
            {items.map((page) => (
              <Item
                key={page.id}
                page={page}
                measure={cover.multiples.measures.find(({ id }) => id === page.id)}
              />
            ))}
          </ol>
          <More count={left["pages"] ?? 0} />
        </section>
      </div>
    </>
  );
}

interface ItemProps {
  page: PageLink;
  /** Its year; none for an action plan. */
  measure: SmallMultipleView | undefined;
}

function Item({ page, measure }: ItemProps) {
  const words = useAllWords();
  const { month } = useMeeting().view;
  const before = useLight(page.kind, page.id, addMonths(month, -1));
  const now = useLight(page.kind, page.id, month);
  return (
    <li className={styles.item}>
      <span className={styles.lights}>
        {before && <LightMark light={before.light} size="small" />}
        {before && now && <span aria-hidden>→</span>}
        {now && <LightNow light={now.light} />}
      </span>
      <span>
        <b>{page.code}</b> {nameIn(words.locale, page)}
      </span>
      {measure && <Figures measure={measure} />}
    </li>
  );
}

/** 88 辆 · 目标 180. */
function Figures({ measure }: { measure: SmallMultipleView }) {
  const words = useAllWords();
  const { month } = useMeeting().view;
  const reviewed = useYear(measure, month).find((each) => each.month === month);
  const { decimals } = measure;
  const actual = reviewed?.actual ?? null;
  const target = reviewed?.levels.target ?? null;
  const unit = words.locale === "en" ? measure.unitEn : measure.unitZh;
  return (
    <span className={styles.figure}>
      <b>{actual === null ? "–" : withUnit(formatNumber(actual, decimals), unit)}</b>{" "}
      {target !== null && (
        <span className={styles.note}>
          {words.scorecard.explain.target(levelText(target, decimals))}
        </span>
      )}
    </span>
  );
}
