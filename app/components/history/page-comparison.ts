import { wordDifference, type Stretch } from "~/domain/text/word-difference";
import type { HistoryField, HistoryRow, PageState } from "~/views/history";

/** A field of a row as it is shown: its words, cut into what is common and what is not. */
export interface ShownField {
  field: HistoryField;
  stretches: Stretch[];
}

/** A row as it is shown at a moment, or between two. */
export interface ShownRow {
  row: HistoryRow;
  /** Only between two moments; null when the row is in both and says the same. */
  mark: "added" | "removed" | "changed" | null;
  fields: ShownField[];
}

/** The fields of a row in the order of the page. */
const FIELDS: readonly HistoryField[] = [
  "text",
  "action",
  "goal",
  "owners",
  "due",
  "progress",
  "completion",
];

/** The rows that stood on the page at a moment. */
export function rowsAt(
  state: PageState,
  nameOf: (owner: HistoryRow["owners"][number]) => string,
): ShownRow[] {
  return visible(state).map((row) => ({
    row,
    mark: null,
    fields: fieldsOf(row, row, nameOf),
  }));
}

/** The rows that stood on the page at either of two moments, with what became different. */
export function rowsBetween(
  older: PageState,
  newer: PageState,
  nameOf: (owner: HistoryRow["owners"][number]) => string,
): ShownRow[] {
  const before = new Map(visible(older).map((row) => [row.id, row]));
  const after = new Set(visible(newer).map((row) => row.id));
  return newer.rows.flatMap((row): ShownRow[] => {
    const old = before.get(row.id);
    const isThere = after.has(row.id);
    if (!old && !isThere) return [];
    const fields = fieldsOf(old ?? null, isThere ? row : null, nameOf);
    const differs =
      old?.kind !== row.kind ||
      fields.some((each) => each.stretches.some((s) => s.kind !== "same"));
    const mark = !old ? "added" : !isThere ? "removed" : differs ? "changed" : null;
    return [{ row, mark, fields }];
  });
}

/** The rows that are not deleted; with a finding go its causes. */
function visible({ rows }: PageState): HistoryRow[] {
  const gone = new Set(rows.filter((row) => row.deleted).map((row) => row.id));
  return rows.filter((row) => !row.deleted && !(row.finding !== null && gone.has(row.finding)));
}

function fieldsOf(
  before: HistoryRow | null,
  after: HistoryRow | null,
  nameOf: (owner: HistoryRow["owners"][number]) => string,
): ShownField[] {
  const words = (row: HistoryRow | null, field: HistoryField) => {
    if (!row || field === "kind") return "";
    return field === "owners" ? row.owners.map(nameOf).join(" ") : (row.fields[field] ?? "");
  };
  return FIELDS.map((field) => ({
    field,
    stretches: wordDifference(words(before, field), words(after, field)),
  })).filter(({ stretches }) => stretches.length > 0);
}
