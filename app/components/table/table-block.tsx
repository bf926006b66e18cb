import { useMemo } from "react";
import type * as Y from "yjs";
import type { Room } from "~/collab/room";
import { CoText } from "~/components/sheet/co-text";
import { later, useLater } from "~/collab/later";
import { useNameOf } from "~/components/sheet/use-name-of";
import { evaluateTable } from "~/domain/breakdown/evaluate";
import { lastMonthActuals } from "~/domain/breakdown/last-month";
import type { BreakdownTable } from "~/domain/breakdown/table";
import type { Month } from "~/domain/scorecard/month";
import { nameIn } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import type { PersonName } from "~/protocol/live-keys";
import { tableTitle } from "~/sheet/tables";
import { ResultLine, type ResultSubject } from "./result-line";
import { faultsOf, gridOf } from "./table-grid";
import type { TablePart, TableVerbs } from "./table-verbs";
import { TableView } from "./table-view";
import styles from "./breakdown.module.css";

/** A table is read before it is written. */
const editor = later(() => import("./table-editor"));

interface TableBlockProps {
  room: Room | null;
  /** Null until the document is here. */
  doc: Y.Doc | null;
  table: BreakdownTable;
  /** The tables of the same page last month. */
  before: readonly BreakdownTable[];
  month: Month;
  people: readonly PersonName[];
  /** The measure whose actual the table may hold; null on an action plan's page. */
  subject: ResultSubject | null;
  /** Null while nothing may be changed. */
  verbs: TableVerbs | null;
  onRemove: (part: TablePart, id: string, name: string) => void;
}

/** One breakdown table: its title, itself, what is wrong in it, and its result. */
export function TableBlock(props: TableBlockProps) {
  const { room, doc, table, month, people, subject, verbs, onRemove } = props;
  const { breakdown } = useAllWords();
  const editing = useLater(editor);
  const { computed, grid, faults } = useLaidOut(props);
  const caption = table.title.trim() || breakdown.untitled;
  return (
    <div className={styles.block} data-row={table.id}>
      <div className={styles.head}>
        <TableTitle {...{ room, doc, table }} readOnly={verbs === null} />
        {verbs && (
          <button
            type="button"
            className={styles.remove}
            aria-label={breakdown.removeNamed(caption)}
            title={breakdown.remove}
            onClick={() => onRemove("table", table.id, caption)}
          >
            ×
          </button>
        )}
      </div>
      {room && verbs && editing ? (
        <editing.TableEditor
          {...{ room, table, grid, caption, verbs, people, month, onRemove }}
          mayMark={subject !== null}
        />
      ) : (
        <TableView tableId={table.id} caption={caption} grid={grid} />
      )}
      {faults.length > 0 && (
        <ul className={styles.faults}>
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
      {subject && <ResultLine {...{ subject, table, computed, grid }} />}
    </div>
  );
}

function TableTitle({
  room,
  doc,
  table,
  readOnly,
}: Pick<TableBlockProps, "room" | "doc" | "table"> & { readOnly: boolean }) {
  const { breakdown } = useAllWords();
  const nameOf = useNameOf();
  if (readOnly) return <h3 className={styles.title}>{table.title || breakdown.untitled}</h3>;
  return (
    <h3 className={styles.title}>
      <CoText
        room={room}
        text={doc && tableTitle(doc, table.id)}
        initial={table.title}
        label={breakdown.titleLabel}
        placeholder={breakdown.titleEmpty}
        singleLine
        nameOf={nameOf}
      />
    </h3>
  );
}

/** The table computed and laid out. */
function useLaidOut({ table, before, month, people }: TableBlockProps) {
  const words = useAllWords();
  const computed = useMemo(
    () => evaluateTable(table, { month, lastMonth: lastMonthActuals(table, before, month) }),
    [table, before, month],
  );
  return useMemo(() => {
    const nameOf = (id: string) => {
      const person = people.find((each) => each.id === id);
      return person ? nameIn(words.locale, person) : words.sheet.owner.former;
    };
    const grid = gridOf(table, computed, { words, nameOf });
    return { computed, grid, faults: faultsOf(grid, words) };
  }, [table, computed, people, words]);
}
