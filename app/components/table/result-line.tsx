import { useState } from "react";
import type { EntryState } from "~/commands/actual-outbox";
import { useActualOutbox, useEntryState } from "~/commands/use-actual-outbox";
import { useActual } from "~/components/scorecard/lights-context";
import { withUnit } from "~/components/scorecard/figure-text";
import type { ShownFigures } from "~/components/scorecard/shown";
import { Button } from "~/components/ui/button";
import type { ComputedTable } from "~/domain/breakdown/computed-table";
import { tableResult, type TableResult } from "~/domain/breakdown/result";
import { TOTAL_ROW, type BreakdownTable } from "~/domain/breakdown/table";
import { hundredfoldToAskAbout } from "~/domain/scorecard/level-slips";
import { formatNumber } from "~/i18n/format-number";
import { useAllWords } from "~/i18n/words-context";
import type { AllWords } from "~/i18n/zh-CN";
import styles from "./result-line.module.css";
import type { TableGrid } from "./table-grid";

/** The measure whose actual a table may hold. */
export interface ResultSubject {
  readonly figures: ShownFigures;
  /** Whoever takes the result over. */
  readonly personId: string;
  /** Whether they may enter the month's actual. */
  readonly mayEnter: boolean;
}

interface ResultLineProps {
  subject: ResultSubject;
  table: BreakdownTable;
  computed: ComputedTable;
  grid: TableGrid;
}

/** A table's result beside the measure's actual: whether they agree, and one click if they do not. */
export function ResultLine({ subject, table, computed, grid }: ResultLineProps) {
  const words = useAllWords();
  const text = words.breakdown.result;
  const { measure, month } = subject.figures;
  const outbox = useActualOutbox(subject.personId);
  const entry = useEntryState(outbox, measure.id, month);
  const live = useActual(measure.id, month)?.value ?? null;
  const underWay = entry && isUnderWay(entry) ? entry : null;
  const actual = underWay ? underWay.value : live;
  const units = [measure.unitZh, measure.unitEn];
  const result = tableResult(table, computed, { units, decimals: measure.decimals }, actual);
  if (result.state === "none") return null;

  const unit = words.locale === "en" ? measure.unitEn : measure.unitZh;
  const figure = (value: number) => withUnit(formatNumber(value, measure.decimals), unit);
  const label = resultLabel(words, table, grid);
  return (
    <p className={styles.line} role="status">
      <span className={styles.sign}>{text.sign}</span>
      <span>{sentence(words, label, result, { actual, figure })}</span>
      {"difference" in result || result.state === "no-actual" ? (
        <TakeOver
          key={result.value}
          {...{ subject, figure }}
          value={result.value}
          onEnter={outbox && ((value) => outbox.enter({ measureId: measure.id, month, value }))}
        />
      ) : null}
      {underWay && <span className={styles.faint}>{text[underWay.kind]}</span>}
    </p>
  );
}

interface TakeOverProps {
  subject: ResultSubject;
  value: number;
  figure: (value: number) => string;
  /** Null until there is somewhere to enter it. */
  onEnter: ((value: number) => void) | null;
}

/** The click that makes a result the measure's actual, for those who may enter it. */
function TakeOver({ subject, value, figure, onEnter }: TakeOverProps) {
  const text = useAllWords().breakdown.result;
  const [asked, setAsked] = useState<number | null>(null);
  if (!subject.mayEnter) return null;
  const take = () => {
    const alternative = hundredfoldOf(value, subject.figures);
    if (alternative === null) onEnter?.(value);
    else setAsked(alternative);
  };
  if (asked !== null && onEnter) {
    return <HundredthQuestion {...{ value, figure, onEnter }} alternative={asked} />;
  }
  return (
    <Button className={styles.take} disabled={!onEnter} onClick={take}>
      {text.take}
    </Button>
  );
}

/** What the marked cell is called: its row, or for a total its column. */
function resultLabel({ breakdown }: AllWords, { result }: BreakdownTable, grid: TableGrid): string {
  const row = grid.lines.find(({ id }) => id === result?.row)?.label ?? "";
  const column = grid.columns.find(({ id }) => id === result?.column)?.label ?? "";
  return result?.row === TOTAL_ROW ? breakdown.cell(row, column) : row;
}

/** [LV3] The hundredfold to ask about, of a percentage's measure; null for none. */
function hundredfoldOf(value: number, { measure, month, months }: ShownFigures): number | null {
  const levels = months.find((each) => each.month === month)?.levels;
  return measure.unitZh === "%" && levels ? hundredfoldToAskAbout(value, levels) : null;
}

/** "0.19 or 19?": a percentage that looks like a hundredth is asked about, as in its own field. */
function HundredthQuestion(props: {
  value: number;
  alternative: number;
  figure: (value: number) => string;
  onEnter: (value: number) => void;
}) {
  const { value, alternative, figure, onEnter } = props;
  const { hundredth } = useAllWords().sheet;
  return (
    <>
      <span>{hundredth.question(figure(value), figure(alternative))}</span>
      {[value, alternative].map((each) => (
        <Button key={each} className={styles.take} onClick={() => onEnter(each)}>
          {hundredth.keep(figure(each))}
        </Button>
      ))}
    </>
  );
}

function sentence(
  words: AllWords,
  label: string,
  result: Exclude<TableResult, { state: "none" }>,
  { actual, figure }: { actual: number | null; figure: (value: number) => string },
): string {
  const text = words.breakdown.result;
  const said = (): string => {
    switch (result.state) {
      case "no-value":
        return text.noValue;
      case "other-unit":
        return text.otherUnit(result.unit);
      case "no-actual":
        return text.noActual;
      case "same":
        return text.same;
      case "differs":
        return text.differs(actual === null ? "" : figure(actual), figure(result.difference));
    }
  };
  const value =
    result.state === "no-value"
      ? label
      : result.state === "other-unit"
        ? text.value(label, withUnit(String(result.value), result.unit))
        : text.value(label, figure(result.value));
  return `${value} · ${said()}`;
}

function isUnderWay(
  entry: EntryState,
): entry is Extract<EntryState, { kind: "sending" | "waiting" }> {
  return entry.kind === "sending" || entry.kind === "waiting";
}
