import type { RefObject } from "react";
import { Button } from "~/components/ui/button";
import { Popover } from "~/components/ui/popover";
import { TABLE_ROW_KINDS, type BreakdownTable, type TableRow } from "~/domain/breakdown/table";
import { useAllWords } from "~/i18n/words-context";
import { ChoiceField, CommitField } from "./commit-field";
import { DecimalsField } from "./decimals-field";
import styles from "./menu.module.css";
import type { GridLine } from "./table-grid";
import type { TableVerbs } from "./table-verbs";
import type { TableControl } from "./use-table-control";

interface RowMenuProps {
  anchor: RefObject<HTMLElement | null>;
  table: BreakdownTable;
  row: TableRow;
  line: GridLine;
  verbs: TableVerbs;
  control: TableControl;
  /** Whether its actual may be marked as the measure's. */
  mayMark: boolean;
  onRemove: () => void;
}

/** Everything that can be done with a row: where it stands, and where its numbers come from. */
export function RowMenu(props: RowMenuProps) {
  const { anchor, table, row, line, verbs, control, onRemove } = props;
  const words = useAllWords().breakdown;
  const text = words.row;
  const close = () => control.openMenu(null);
  const nested = table.kind === "subjects";
  const act = (does: () => void) => () => {
    close();
    does();
  };
  return (
    <Popover anchor={anchor} label={text.menu(line.label)} onClose={close}>
      <div className={styles.menu}>
        {nested && <RowNumbers {...props} />}
        <div className={styles.actions}>
          <Button look="quiet" onClick={act(() => control.addRow(row, "above"))}>
            {text.above}
          </Button>
          <Button look="quiet" onClick={act(() => control.addRow(row, "below"))}>
            {text.below}
          </Button>
          <Button look="quiet" onClick={() => control.stepRow(row.id, "up")}>
            ↑ {text.up}
          </Button>
          <Button look="quiet" onClick={() => control.stepRow(row.id, "down")}>
            ↓ {text.down}
          </Button>
          {nested && (
            <>
              <Button look="quiet" onClick={() => verbs.nestRow(row.id, "in")}>
                → {text.indent}
              </Button>
              <Button look="quiet" onClick={() => verbs.nestRow(row.id, "out")}>
                ← {text.outdent}
              </Button>
            </>
          )}
          <Button look="quiet" onClick={act(onRemove)}>
            {text.remove}
          </Button>
        </div>
      </div>
    </Popover>
  );
}

/** Where the numbers of a subject come from. */
function RowNumbers({ table, row, line, verbs, mayMark }: RowMenuProps) {
  const words = useAllWords().breakdown;
  const text = words.row;
  const isResult = table.result?.row === row.id;
  const fault = line.cells.find((cell) => cell.fault !== null && !cell.editable)?.fault ?? null;
  return (
    <>
      <ChoiceField
        label={text.kind}
        value={row.kind}
        options={TABLE_ROW_KINDS.map((kind) => ({ value: kind, label: text.kinds[kind] }))}
        onChoose={(kind) => verbs.changeRow(row.id, { kind })}
      />
      {row.kind === "formula" && (
        <CommitField
          label={text.formula}
          value={row.formula}
          hint={text.formulaHint}
          error={fault}
          onCommit={(formula) => verbs.changeRow(row.id, { formula })}
        />
      )}
      <DecimalsField
        decimals={row.decimals}
        onChoose={(decimals) => verbs.changeRow(row.id, { decimals })}
      />
      {mayMark && (
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={isResult}
            onChange={() =>
              verbs.mark(table.id, isResult ? null : { row: row.id, column: "actual" })
            }
          />
          {words.result.mark}
        </label>
      )}
    </>
  );
}
