import { Button } from "~/components/ui/button";
import { changeAndFocus } from "~/components/sheet/row-focus";
import { sameName } from "~/domain/breakdown/name";
import type { BreakdownTable } from "~/domain/breakdown/table";
import { useAllWords } from "~/i18n/words-context";
import styles from "./breakdown.module.css";
import type { TableVerbs } from "./table-verbs";

/** How many empty rows a new table begins with. */
const FIRST_ROWS = 3;

interface AddTableProps {
  /** Null while the document is on its way; the buttons' room is kept. */
  verbs: TableVerbs | null;
  tables: readonly BreakdownTable[];
  /** The tables of the same page last month. */
  before: readonly BreakdownTable[];
}

/** Ways to add a table: of subjects, of one's own shape, or as one of last month's was. */
export function AddTable({ verbs, tables, before }: AddTableProps) {
  const words = useAllWords().breakdown;
  const { add, startColumns, untitled } = words;
  const rows = Array.from({ length: FIRST_ROWS }, () => ({}));
  const addOwn = (to: TableVerbs) =>
    to.addTable({
      kind: "own",
      columns: [
        { name: startColumns.item, kind: "text" },
        { name: startColumns.number, kind: "number" },
      ],
      rows,
    });
  const onClick = (make: (to: TableVerbs) => string) => () => {
    if (verbs) changeAndFocus(() => make(verbs));
  };
  return (
    <p className={styles.add} data-waiting={verbs === null} data-screen-only>
      {before
        .filter((table) => !tables.some((each) => isMadeLike(each, table)))
        .map((table) => (
          <Button key={table.id} look="quiet" onClick={onClick((to) => to.addLike(table))}>
            {add.likeLast(table.title.trim() || untitled)}
          </Button>
        ))}
      <Button look="quiet" onClick={onClick((to) => to.addTable({ kind: "subjects", rows }))}>
        {add.subjects}
      </Button>
      <Button look="quiet" onClick={onClick(addOwn)}>
        {add.own}
      </Button>
    </p>
  );
}

/** Whether a table was made from last month's, or simply is the same by its title. */
function isMadeLike(table: BreakdownTable, { id, kind, title }: BreakdownTable): boolean {
  return table.from === id || (table.kind === kind && sameName(table.title, title));
}
