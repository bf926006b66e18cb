import { Link } from "@remix-run/react";
import { useState } from "react";
import { refusalWords } from "~/commands/refusal-words";
import type { Place } from "~/components/grid/place";
import { Button } from "~/components/ui/button";
import { Refusal } from "~/components/ui/field";
import { LEVELS } from "~/domain/scorecard/types";
import { useAllWords } from "~/i18n/words-context";
import type { AllWords } from "~/i18n/zh-CN";
import type { LevelRow } from "~/views/scorecard-editor";
import { LeaveGuard } from "./leave-guard";
import { LevelTable } from "./level-table";
import { periodsOf } from "./level-grid";
import styles from "./levels.module.css";
import { pasteBlock } from "./paste-block";
import { useDrafts } from "./use-drafts";
import { useSaveKey } from "./use-save-key";

interface LevelsPageProps {
  year: number;
  rows: LevelRow[];
}

/** The levels of a year for all measures, as a spreadsheet. */
export function LevelsPage({ year, rows }: LevelsPageProps) {
  const { admin } = useAllWords();
  const text = admin.levels;
  const edit = useDrafts(rows);
  const [pasted, setPasted] = useState<PasteCounts>(null);
  const periods = periodsOf(year);
  useSaveKey(edit.save);
  const paste = (clip: string, at: Place) => {
    const { drafts, ...counts } = pasteBlock(clip, at, { rows, periods, drafts: edit.drafts });
    edit.replace(drafts);
    setPasted(counts);
  };
  return (
    <section className={styles.page}>
      <div className={styles.head}>
        <h2>{text.title(year)}</h2>
        <nav className={styles.years} aria-label={text.title(year)}>
          <Link to={`?year=${year - 1}`}>← {text.previous(year - 1)}</Link>
          <Link to={`?year=${year + 1}`}>{text.previous(year + 1)} →</Link>
        </nav>
      </div>
      <p className={styles.intro}>{text.intro}</p>
      {rows.length === 0 ? (
        <p className={styles.intro}>{text.none}</p>
      ) : (
        <>
          <SaveBar edit={edit} pasted={pasted} onDiscard={() => setPasted(null)} />
          <LevelTable
            year={year}
            rows={rows}
            periods={periods}
            drafts={edit.drafts}
            lines={rows.length * LEVELS.length}
            onType={edit.type}
            onLeave={edit.settle}
            onRevert={edit.revert}
            onInsist={edit.insist}
            answered={edit.answered}
            onPaste={paste}
          />
        </>
      )}
      <LeaveGuard active={isDirty(edit)} />
    </section>
  );
}

/** Cells that the last paste filled, and those that found no place; null: nothing was pasted. */
type PasteCounts = { taken: number; outside: number } | null;

type Edit = ReturnType<typeof useDrafts>;

/** Whether something was typed that is not saved. */
function isDirty({ changes, unreadable, overtaken }: Edit): boolean {
  return changes.length + unreadable + overtaken.length > 0;
}

interface SaveBarProps {
  edit: Edit;
  pasted: PasteCounts;
  onDiscard: () => void;
}

/** The button that saves, and what there is to know about it. */
function SaveBar({ edit, pasted, onDiscard }: SaveBarProps) {
  const words = useAllWords();
  const text = words.admin.levels;
  const { changes, overtaken, state, save, replace } = edit;
  return (
    <div className={styles.bar}>
      {/* Not disabled: whoever has just saved by it would lose their place. Then it does nothing. */}
      <Button
        look="primary"
        aria-disabled={changes.length === 0 || state.phase === "saving"}
        onClick={save}
      >
        {state.phase === "saving"
          ? words.form.saving
          : changes.length > 0
            ? text.save(changes.length)
            : text.nothing}
      </Button>
      {isDirty(edit) && (
        <Button
          onClick={() => {
            replace({});
            onDiscard();
          }}
        >
          {text.discard}
        </Button>
      )}
      {overtaken.length > 1 && (
        <>
          <Button onClick={() => edit.insist(overtaken)}>{text.keepAllMine}</Button>
          <Button onClick={edit.giveWay}>{text.takeAllTheirs}</Button>
        </>
      )}
      <p role="status" className={styles.status}>
        {statusOf(text, edit, pasted)}
      </p>
      {state.phase === "refused" && <Refusal>{refusalWords(words, state.error)}</Refusal>}
    </div>
  );
}

/** What came of the last save and the last paste, and what still has to be done. */
function statusOf(text: AllWords["admin"]["levels"], edit: Edit, pasted: PasteCounts): string {
  const { changes, unreadable, overtaken, state } = edit;
  const saved = state.phase === "saved" && changes.length === 0 ? state.count : 0;
  const counts = changes.length > 0 ? pasted : null;
  return [
    saved > 0 && text.savedCount(saved),
    overtaken.length > 0 && text.overtaken(overtaken.length),
    unreadable > 0 && text.unreadable(unreadable),
    counts && text.pasted(counts.taken),
    counts && counts.outside > 0 && text.outside(counts.outside),
  ]
    .filter(Boolean)
    .join(" · ");
}
