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
  "answer",
  "text",
  "cells",
  "action",
  "goal",
  "owners",
  "due",
  "progress",
  "completion",
  "caption",
  "alt",
];

/** How owners and answers ("yes", "no", "" for none) are said in the reader's language. */
export interface Saying {
  owner(owner: HistoryRow["owners"][number]): string;
  answer(answer: string): string;
}

/** The rows that stood on the page at a moment. */
export function rowsAt(state: PageState, say: Saying): ShownRow[] {
  return visible(state).map((row) => ({
    row,
    mark: null,
    fields: fieldsOf(row, row, say),
  }));
}

/** The rows that stood on the page at either of two moments, with what became different. */
export function rowsBetween(older: PageState, newer: PageState, say: Saying): ShownRow[] {
  const before = new Map(visible(older).map((row) => [row.id, row]));
  const after = new Set(visible(newer).map((row) => row.id));
  return newer.rows.flatMap((row): ShownRow[] => {
    const old = before.get(row.id);
    const isThere = after.has(row.id);
    if (!old && !isThere) return [];
    const fields = fieldsOf(old ?? null, isThere ? row : null, say);
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

function fieldsOf(before: HistoryRow | null, after: HistoryRow | null, say: Saying): ShownField[] {
  const words = (row: HistoryRow | null, field: HistoryField) => {
    if (!row || field === "kind") return "";
    if (field === "owners") return row.owners.map(say.owner).join(" ");
    if (field === "answer") return say.answer(row.fields.answer ?? "");
    return row.fields[field] ?? "";
  };
  return FIELDS.map((field) => ({
    field,
    stretches: wordDifference(words(before, field), words(after, field)),
  })).filter(({ stretches }) => stretches.length > 0);
}
