import { useCallback, useId, useMemo, useState } from "react";
import type * as Y from "yjs";
import type { Room } from "~/collab/room";
import { useMayType } from "~/collab/use-may-type";
import { useYSnapshot } from "~/collab/use-y-snapshot";
import { RemovalNotice, type Removed } from "~/components/sheet/removal-notice";
import { useLostRow } from "~/components/sheet/use-lost-row";
import { useSyncedDoc } from "~/components/sheet/use-synced-doc";
import { rowLabel, type BreakdownTable } from "~/domain/breakdown/table";
import type { Month } from "~/domain/scorecard/month";
import { useAllWords } from "~/i18n/words-context";
import { fieldPlace } from "~/protocol/anchor";
import type { PersonName } from "~/protocol/live-keys";
import { SheetType } from "~/sheet/keys";
import type { PageKey } from "~/sheet/page-key";
import { isDeletedRow } from "~/sheet/rows";
import { readTables } from "~/sheet/tables";
import { AddTable } from "./add-table";
import styles from "./breakdown.module.css";
import type { ResultSubject } from "./result-line";
import { TableBlock } from "./table-block";
import { tableVerbs, type TablePart } from "./table-verbs";

interface BreakdownTablesProps {
  /** The department's sheet; null until it is open. */
  room: Room | null;
  pageKey: PageKey;
  month: Month;
  people: readonly PersonName[];
  /** The page's tables as the server knew them, shown until the document is here. */
  initial: readonly BreakdownTable[];
  /** The tables of the same page last month. */
  before: readonly BreakdownTable[];
  /** The measure whose actual a table may hold; null on an action plan's page. */
  subject: ResultSubject | null;
  /** Whether this person will probably be able to write: keeps room for what is then added. */
  mayEdit: boolean;
}

const NONE: BreakdownTable[] = [];

/** The breakdown tables of a page, edited by everybody at once. */
export function BreakdownTables(props: BreakdownTablesProps) {
  return <TablesOfPage key={props.pageKey} {...props} />;
}

function TablesOfPage(props: BreakdownTablesProps) {
  const { room, pageKey, month, people, initial, before, subject, mayEdit } = props;
  const words = useAllWords().breakdown;
  const title = useId();
  const doc = useSyncedDoc(room);
  const read = useCallback((from: Y.Doc) => readTables(from, pageKey), [pageKey]);
  const live = useYSnapshot(doc, read, NONE);
  const tables = doc === null ? initial : live;
  const mayType = useMayType(room);
  const verbs = useMemo(
    () => (room && doc && mayType ? tableVerbs(room, doc, pageKey) : null),
    [room, doc, mayType, pageKey],
  );
  const [removed, setRemoved] = useState<(Removed & { part: TablePart }) | null>(null);
  const remove = (part: TablePart, id: string, name: string) => {
    verbs?.remove(part, id);
    setRemoved({ part, id, text: words.removed[part](name), takesFocus: true });
  };
  useLostRow(verbs && doc, lostPart(tables), ({ part, id, name }, at) =>
    setRemoved({ part, id, text: words.removed[part](name), takesFocus: true, at }),
  );
  if (tables.length === 0 && verbs === null && !(doc === null && mayEdit)) return null;

  return (
    <section
      aria-labelledby={title}
      className={styles.section}
      data-screen-only={tables.length === 0 || undefined}
    >
      <h2 id={title} className={styles.heading} data-place={fieldPlace("tables")}>
        {words.title}
      </h2>
      {tables.map((table) => (
        <TableBlock
          key={table.id}
          {...{ room, doc, table, before, month, people, subject, verbs }}
          onRemove={remove}
        />
      ))}
      <RemovalNotice
        removed={verbs && removed}
        isBack={removed !== null && isThere(tables, removed.id)}
        onUndo={(id) => removed && verbs?.restore(removed.part, id)}
        onClose={() => setRemoved(null)}
      />
      {(verbs !== null || (doc === null && mayEdit)) && (
        <AddTable verbs={verbs} tables={tables} before={before} />
      )}
    </section>
  );
}

/** What somebody's row went down with: itself, or its whole table. */
function lostPart(tables: readonly BreakdownTable[]) {
  return (doc: Y.Doc, id: string) => {
    for (const table of tables) {
      const row = table.rows.find((each) => each.id === id);
      if (!row && table.id !== id) continue;
      if (isDeletedRow(doc, SheetType.tables, table.id)) {
        return { part: "table" as const, id: table.id, name: table.title };
      }
      if (row && isDeletedRow(doc, SheetType.tableRows, id)) {
        return { part: "row" as const, id, name: rowLabel(table, row) };
      }
    }
    return null;
  };
}

/** Whether a table, or one of their rows or columns, shows. */
function isThere(tables: readonly BreakdownTable[], id: string): boolean {
  return tables.some((table) =>
    [table, ...table.rows, ...table.columns].some((part) => part.id === id),
  );
}
