/**
 * A page with its deleted rows: for the history, which shows them as they were and brings them back.
 */
import type * as Y from "yjs";
import type { FindingKind } from "./findings";
import { IMPROVEMENT_FIELDS, PLAN_FIELDS, type ImprovementField, type PlanField } from "./fields";
import { CauseKey, FindingKey, ImprovementKey, PictureKey, RowKey, SheetType } from "./keys";
import { isId } from "./limits";
import { ownerKey, readOwners } from "./owners";
import { parsePageKey, type PageKey } from "./page-key";
import {
  readTablePart,
  readTableParts,
  type TableMap,
  type TablePart,
  type TablePartKind,
} from "./page-table-rows";
import { PICTURE_FIELDS, type PictureField } from "./pictures";
import { readPlanReview } from "./plan-review";
import { readProgress } from "./progress";
import { readOrder } from "./row-order";
import { findRow, isTombstoned, placedRows, readText, type RowMap } from "./rows";

/** What an action plan's page says of one thing; its id is the name of its field. */
export type PlanRowKind = Exclude<PlanField, "progress"> | "planProgress";

/** What a row of a page is. */
export type PageRowKind =
  | FindingKind
  | "cause"
  | "improvement"
  | "picture"
  | TablePartKind
  | PlanRowKind
  /** How a follow-up of an earlier meeting went; its id is the follow-up's. */
  | "progress";

/** A row's words by field; `answer` is "yes" or "no", and "" for none; `cells` a table's, line by line. */
export type PageRowFields = Readonly<
  Partial<Record<"text" | "answer" | "cells" | ImprovementField | PictureField, string>>
>;

/** One row of a page at one moment, deleted or not. */
export type PageRow = {
  readonly id: string;
  readonly kind: PageRowKind;
  readonly deleted: boolean;
  /** The finding a cause belongs to, the table a row or column is of; null for all others. */
  readonly finding: string | null;
  /** The row's words by field, owners as their keys. `text` for findings and causes. */
  readonly fields: PageRowFields;
  readonly owners: readonly string[];
  /** Its order key: another one means that it was moved. */
  readonly order: string;
};

/**
 * A row by the map that holds it and its id; `progress` are the texts about a follow-up, `plan` a
 * field of the action plan's page that is asked about.
 */
export type RowAddress = {
  readonly map:
    "findings" | "causes" | "improvements" | "pictures" | "progress" | "plan" | TableMap;
  readonly id: string;
};

/** What belongs to a page: its own rows, and the earlier follow-ups of which it tells the progress. */
export type PageScope = { readonly page: PageKey; readonly followUps: readonly string[] };

/** One row, as long as it stands on this page; null otherwise. */
export function readPageRow(doc: Y.Doc, scope: PageScope, { map, id }: RowAddress): PageRow | null {
  const { page, followUps } = scope;
  if (map === "progress") return followUps.includes(id) ? toProgressRow(doc, id) : null;
  if (map === "plan") return planRows(doc, page).find((each) => each.id === id) ?? null;
  if (map === "tables" || map === "tableRows" || map === "tableColumns") {
    const part = readTablePart(doc, page, { map, id });
    return part && toPartRow(part);
  }
  const row = findRow(doc, SheetType[map], id);
  if (!row) return null;
  if (map === "causes") return readCauseRow(doc, page, id, row);
  if (!isOnPage(row, page)) return null;
  if (map === "findings") return toFindingRow(id, row);
  return map === "improvements" ? toImprovementRow(id, row) : toPictureRow(id, row);
}

/** A cause, as long as its finding stands on this page. */
function readCauseRow(doc: Y.Doc, page: PageKey, id: string, row: RowMap): PageRow | null {
  const finding = row.get(CauseKey.finding);
  const home = isId(finding) ? findRow(doc, SheetType.findings, finding) : null;
  return home && isId(finding) && isOnPage(home, page) ? toCauseRow(id, row, finding) : null;
}

/**
 * The rows of a page in the page's order: what an action plan's page answers, findings, each
 * followed by its causes, then tables with what was deleted of them, then what is written about
 * earlier follow-ups, then improvement measures, then pictures. Deleted rows stand where they stood.
 */
export function readPageRows(doc: Y.Doc, { page, followUps }: PageScope): PageRow[] {
  const findings = placedRows(doc, SheetType.findings, (row) => isOnPage(row, page));
  const causes = placedRows(doc, SheetType.causes, () => true);
  const improvements = placedRows(doc, SheetType.improvements, (row) => isOnPage(row, page));
  const pictures = placedRows(doc, SheetType.pictures, (row) => isOnPage(row, page));
  return [
    ...planRows(doc, page).filter(isWritten),
    ...findings.flatMap(({ id, row }) => [
      toFindingRow(id, row),
      ...causes
        .filter((cause) => cause.row.get(CauseKey.finding) === id)
        .map((cause) => toCauseRow(cause.id, cause.row, id)),
    ]),
    ...readTableParts(doc, page).map(toPartRow),
    ...followUps.map((id) => toProgressRow(doc, id)).filter(isWritten),
    ...improvements.map(({ id, row }) => toImprovementRow(id, row)),
    ...pictures.map(({ id, row }) => toPictureRow(id, row)),
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

function toPictureRow(id: string, row: RowMap): PageRow {
  const fields = Object.fromEntries(
    PICTURE_FIELDS.map((field) => [field, readText(row, PictureKey[field])]),
  );
  return { ...common(id, row), kind: "picture", finding: null, fields, owners: [] };
}

function toPartRow({ table, text, cells, ...part }: TablePart): PageRow {
  return { ...part, finding: table, fields: { text, cells }, owners: [] };
}

/** The fields of an action plan's page, one row each; none for other pages. Never deleted. */
function planRows(doc: Y.Doc, page: PageKey): PageRow[] {
  const subject = parsePageKey(page)?.subject;
  if (subject?.kind !== "plan") return [];
  const { answers, texts } = readPlanReview(doc, subject.planId);
  return PLAN_FIELDS.map((id) => {
    const kind = id === "progress" ? "planProgress" : id;
    const answer = id === "onTrack" || id === "targets" ? { answer: answers[id] ?? "" } : {};
    const fields = { ...answer, text: texts[id] };
    return { id, kind, deleted: false, finding: null, fields, owners: [], order: "" };
  });
}

/** Its texts are there for everybody from the start: it is never deleted. */
function toProgressRow(doc: Y.Doc, id: string): PageRow {
  const fields = readProgress(doc, id);
  return { id, kind: "progress", deleted: false, finding: null, fields, owners: [], order: "" };
}

/** Whether a row says anything; a picture does without words. */
export function isWritten({ kind, fields }: PageRow): boolean {
  return kind === "picture" || Object.values(fields).some((text) => text !== "");
}

function common(id: string, row: RowMap) {
  return { id, deleted: isTombstoned(row), order: readOrder(row.get(RowKey.order)) };
}
