import type { RefObject } from "react";
import { Button } from "~/components/ui/button";
import { Popover } from "~/components/ui/popover";
import {
  COLUMN_KINDS,
  isComputedColumn,
  isNumeric,
  TOTAL_ROW,
  type BreakdownTable,
  type ColumnTotal,
  type TableColumn,
} from "~/domain/breakdown/table";
import { useAllWords } from "~/i18n/words-context";
import { usualTotal } from "~/sheet/table-columns";
import { ChoiceField, CommitField } from "./commit-field";
import { DecimalsField } from "./decimals-field";
import styles from "./menu.module.css";
import type { TableVerbs } from "./table-verbs";
import type { TableControl } from "./use-table-control";

interface ColumnMenuProps {
  anchor: RefObject<HTMLElement | null>;
  table: BreakdownTable;
  column: TableColumn;
  /** How it is called. */
  label: string;
  /** What is wrong with its formula, in a sentence. */
  fault: string | null;
  verbs: TableVerbs;
  control: TableControl;
  /** Whether its total may be marked as the measure's actual. */
  mayMark: boolean;
  onRemove: () => void;
}

/** Everything that can be done with a column of an own table. */
export function ColumnMenu(props: ColumnMenuProps) {
  const { anchor, table, column, label, fault, verbs, control, onRemove } = props;
  const words = useAllWords().breakdown;
  const text = words.column;
  const close = () => control.openMenu(null);
  const act = (does: () => void) => () => {
    close();
    does();
  };
  return (
    <Popover anchor={anchor} label={text.menu(label)} onClose={close}>
      <div className={styles.menu}>
        <div className={styles.pair}>
          <CommitField
            label={text.name}
            value={column.name}
            focusOnMount
            onCommit={(name) => verbs.changeColumn(column.id, { name })}
          />
          <ChoiceField
            label={text.kind}
            value={column.kind}
            options={COLUMN_KINDS.map((kind) => ({ value: kind, label: text.kinds[kind] }))}
            onChoose={(kind) => verbs.changeColumn(column.id, { kind })}
          />
        </div>
        {isNumeric(column.kind) && (
          <ColumnNumbers {...{ table, column, fault, verbs }} mayMark={props.mayMark} />
        )}
        <div className={styles.actions}>
          <Button look="quiet" onClick={() => control.stepColumn(column.id, "left")}>
            ← {text.left}
          </Button>
          <Button look="quiet" onClick={() => control.stepColumn(column.id, "right")}>
            → {text.right}
          </Button>
          <Button look="quiet" onClick={act(() => void verbs.addColumn(table.id, {}, column.id))}>
            {text.after}
          </Button>
          <Button look="quiet" onClick={act(onRemove)}>
            {text.remove}
          </Button>
        </div>
      </div>
    </Popover>
  );
}

/** What can be said of a column of numbers. */
function ColumnNumbers({
  table,
  column,
  fault,
  verbs,
  mayMark,
}: Pick<ColumnMenuProps, "table" | "column" | "fault" | "verbs" | "mayMark">) {
  const words = useAllWords().breakdown;
  const text = words.column;
  const isResult = table.result?.row === TOTAL_ROW && table.result.column === column.id;
  const totals: ColumnTotal[] = isComputedColumn(column)
    ? ["none", "sum", "formula"]
    : ["none", "sum"];
  return (
    <>
      <div className={styles.pair}>
        <CommitField
          label={text.unit}
          value={column.unit}
          onCommit={(unit) => verbs.changeColumn(column.id, { unit })}
        />
        <DecimalsField
          decimals={column.decimals}
          onChoose={(decimals) => verbs.changeColumn(column.id, { decimals })}
        />
      </div>
      <CommitField
        label={text.formula}
        value={column.formula}
        hint={text.formulaHint}
        error={fault}
        onCommit={(formula) => {
          verbs.changeColumn(column.id, { formula, total: usualTotal(column.kind, { formula }) });
        }}
      />
      <ChoiceField
        label={text.total}
        value={column.total}
        options={totals.map((total) => ({ value: total, label: text.totals[total] }))}
        onChoose={(total) => verbs.changeColumn(column.id, { total })}
      />
      {mayMark && column.total !== "none" && (
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={isResult}
            onChange={() =>
              verbs.mark(table.id, isResult ? null : { row: TOTAL_ROW, column: column.id })
            }
          />
          {words.result.markTotal}
        </label>
      )}
    </>
  );
}
