import { useId, useMemo, useState } from "react";
import { nameIn } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import type { AllWords } from "~/i18n/zh-CN";
import type { PageRow } from "~/sheet/page-rows";
import type { HistoryRow, Moment, PageHistory } from "~/views/history";
import styles from "./history.module.css";
import { momentName } from "./moment-words";
import { rowsAt, rowsBetween, type Saying, type ShownRow } from "./page-comparison";
import { PageThen } from "./page-then";
import { usePageState } from "./use-page-state";

interface PageAtMomentProps {
  history: PageHistory;
  index: number;
  /** The address of the history; behind it a moment's number gives the page then. */
  path: string;
  deletedNow: ReadonlySet<string>;
  onRestore: ((row: PageRow | HistoryRow) => void) | null;
}

/** The page at the chosen moment, compared with another one when one is chosen. */
export function PageAtMoment({ history, index, path, deletedNow, onRestore }: PageAtMomentProps) {
  const words = useAllWords();
  const text = words.history;
  const { moments, timeZone } = history;
  const [otherSeq, setOtherSeq] = useState<number | null>(null);
  const moment = moments[index];
  const other = moments.find(({ seq }) => seq === otherSeq && seq !== moment?.seq);
  const loaded = useShownRows(history, path, index, other ? moments.indexOf(other) : null);
  if (!moment) return null;
  const names = [moment, ...(other ? [other] : [])]
    .toSorted((a, b) => a.seq - b.seq)
    .map((each) => momentName(words, each, timeZone));
  const [first = "", second] = names;
  const title = second === undefined ? text.asOf(first) : text.between(first, second);
  return (
    <section className={styles.then} aria-label={title}>
      <OtherMoment history={history} moment={moment} other={other} onPick={setOtherSeq} />
      <h2>{title}</h2>
      <p aria-live="polite" className={styles.by}>
        {Array.isArray(loaded) ? remarkOn(words, loaded, other !== undefined) : text[loaded]}
      </p>
      {Array.isArray(loaded) && (
        <PageThen rows={loaded} deletedNow={deletedNow} onRestore={onRestore} />
      )}
    </section>
  );
}

interface OtherMomentProps {
  history: PageHistory;
  moment: Moment;
  other: Moment | undefined;
  onPick: (seq: number | null) => void;
}

/** Chooses the moment to compare with. */
function OtherMoment({ history, moment, other, onPick }: OtherMomentProps) {
  const words = useAllWords();
  const id = useId();
  return (
    <div className={styles.compare} data-screen-only>
      <label htmlFor={id}>{words.history.compare}</label>
      <select
        id={id}
        value={other?.seq ?? ""}
        onChange={(event) => onPick(Number(event.target.value) || null)}
      >
        <option value="">{words.history.compareNone}</option>
        {history.moments
          .filter(({ seq }) => seq !== moment.seq)
          .toReversed()
          .map((each) => (
            <option key={each.seq} value={each.seq}>
              {momentName(words, each, history.timeZone)}
            </option>
          ))}
      </select>
    </div>
  );
}

/** What there is to say of the rows before one reads them; "" for nothing. */
function remarkOn({ history }: AllWords, rows: readonly ShownRow[], comparing: boolean): string {
  if (rows.length === 0) return comparing ? history.same : history.empty;
  return comparing && rows.every(({ mark }) => mark === null) ? history.same : "";
}

/** The rows at a moment, or between two; or how far they have come. */
function useShownRows(
  history: PageHistory,
  path: string,
  index: number,
  otherIndex: number | null,
): ShownRow[] | "loading" | "failed" {
  const { locale, sheet } = useAllWords();
  const { latest } = history;
  const shown = usePageState(path, latest, seqOf(history, index));
  const other = usePageState(path, latest, otherIndex === null ? null : seqOf(history, otherIndex));
  return useMemo(() => {
    const { answers } = sheet.plan.review;
    const say: Saying = {
      owner: (owner) => nameIn(locale, owner),
      answer: (answer) => (answer === "yes" || answer === "no" ? answers[answer] : ""),
    };
    if (shown?.kind !== "loaded") return shown?.kind ?? "loading";
    if (other === null) return rowsAt(shown.state, say);
    if (other.kind !== "loaded") return other.kind;
    return shown.state.seq < other.state.seq
      ? rowsBetween(shown.state, other.state, say)
      : rowsBetween(other.state, shown.state, say);
  }, [shown, other, locale, sheet]);
}

/** The last moment is the page as it is now: later updates of the room were of other pages. */
function seqOf({ moments, latest }: PageHistory, index: number): number {
  return index === moments.length - 1 ? latest.seq : (moments[index]?.seq ?? latest.seq);
}
