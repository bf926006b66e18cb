/**
 * A page with its deleted rows: for the history, which shows them as they were and brings them back.
 */
import type * as Y from "yjs";
import type { FindingKind } from "./findings";
import { IMPROVEMENT_FIELDS, type ImprovementField } from "./improvements";
import { CauseKey, FindingKey, ImprovementKey, RowKey, SheetType } from "./keys";
import { isId } from "./limits";
import { ownerKey, readOwners } from "./owners";
import type { PageKey } from "./page-key";
import { readProgress } from "./progress";
import { readOrder } from "./row-order";
import { findRow, isTombstoned, placedRows, readText, type RowMap } from "./rows";

/** What a row of a page is. */
export type PageRowKind =
  | FindingKind
  | "cause"
  | "improvement"
  /** How a follow-up of an earlier meeting went; its id is the follow-up's. */
  | "progress";

/** One row of a page at one moment, deleted or not. */
export type PageRow = {
  readonly id: string;
  readonly kind: PageRowKind;
  readonly deleted: boolean;
  /** The finding a cause belongs to; null for all others. */
  readonly finding: string | null;
  /** The row's words by field, owners as their keys. `text` for findings and causes. */
  readonly fields: Readonly<Partial<Record<"text" | ImprovementField, string>>>;
  readonly owners: readonly string[];
  /** Its order key: another one means that it was moved. */
  readonly order: string;
};

/** A row by the map that holds it and its id; `progress` are the texts about a follow-up. */
export type RowAddress = {
  readonly map: "findings" | "causes" | "improvements" | "progress";
  readonly id: string;
};

/** What belongs to a page: its own rows, and the earlier follow-ups of which it tells the progress. */
export type PageScope = { readonly page: PageKey; readonly followUps: readonly string[] };

/** One row, as long as it stands on this page; null otherwise. */
export function readPageRow(doc: Y.Doc, scope: PageScope, { map, id }: RowAddress): PageRow | null {
  const { page, followUps } = scope;
  if (map === "progress") return followUps.includes(id) ? toProgressRow(doc, id) : null;
  const row = findRow(doc, SheetType[map], id);
  if (!row) return null;
  if (map === "findings") return isOnPage(row, page) ? toFindingRow(id, row) : null;
  if (map === "improvements") return isOnPage(row, page) ? toImprovementRow(id, row) : null;
  const finding = row.get(CauseKey.finding);
  const home = isId(finding) ? findRow(doc, SheetType.findings, finding) : null;
  return home && isId(finding) && isOnPage(home, page) ? toCauseRow(id, row, finding) : null;
}

/**
 * The rows of a page in the page's order: findings, each followed by its causes, then what is
 * written about earlier follow-ups, then improvement measures. Deleted rows stand where they stood.
 */
export function readPageRows(doc: Y.Doc, { page, followUps }: PageScope): PageRow[] {
  const findings = placedRows(doc, SheetType.findings, (row) => isOnPage(row, page));
  const causes = placedRows(doc, SheetType.causes, () => true);
  const improvements = placedRows(doc, SheetType.improvements, (row) => isOnPage(row, page));
  return [
    ...findings.flatMap(({ id, row }) => [
      toFindingRow(id, row),
      ...causes
        .filter((cause) => cause.row.get(CauseKey.finding) === id)
        .map((cause) => toCauseRow(cause.id, cause.row, id)),
    ]),
    ...followUps.map((id) => toProgressRow(doc, id)).filter(isWritten),
    ...improvements.map(({ id, row }) => toImprovementRow(id, row)),
  ];
}

function isOnPage(row: RowMap, page: PageKey): boolean {
  return row.get(FindingKey.page) === page;
}

function toFindingRow(id: string, row: RowMap): PageRow {
  const kind = row.get(FindingKey.kind) === "risk" ? "risk" : "problem";
  const fields = { text: readText(row, FindingKey.text) };
  return { ...common(id, row), kind, finding: null, fields, owners: [] };
}

function toCauseRow(id: string, row: RowMap, finding: string): PageRow {
  const fields = { text: readText(row, CauseKey.text) };
  return { ...common(id, row), kind: "cause", finding, fields, owners: [] };
}

function toImprovementRow(id: string, row: RowMap): PageRow {
  const fields = Object.fromEntries(
    IMPROVEMENT_FIELDS.map((field) => [field, readText(row, ImprovementKey[field])]),
  );
  const owners = readOwners(row).flatMap((owner) => ownerKey(owner) ?? []);
  return { ...common(id, row), kind: "improvement", finding: null, fields, owners };
}

/** Its texts are there for everybody from the start: it is never deleted. */
function toProgressRow(doc: Y.Doc, id: string): PageRow {
  const fields = readProgress(doc, id);
  return { id, kind: "progress", deleted: false, finding: null, fields, owners: [], order: "" };
}

/** Whether a row says anything. */
export function isWritten({ fields }: PageRow): boolean {
  return Object.values(fields).some((text) => text !== "");
}

function common(id: string, row: RowMap) {
  return { id, deleted: isTombstoned(row), order: readOrder(row.get(RowKey.order)) };
}
