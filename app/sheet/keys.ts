/**
 * Every key of the shared documents. No other file of the project spells one, so that a rename or a
 * migration has one place to look at.
 */

/** Names of the top-level shared types. */
export const SheetType = {
  meta: "meta",
  findings: "findings",
  causes: "causes",
  improvements: "improvements",
  pictures: "pictures",
  tables: "tables",
  tableRows: "tableRows",
  tableColumns: "tableColumns",
} as const;

/** Names of the top-level maps of plain values by two ids: a breakdown table's cells and widths. */
export const TableType = { cells: "tableCells", widths: "tableWidths" } as const;

/** Names of the closing page's top-level texts. */
export const ClosingType = { remarks: "remarks", decisions: "decisions" } as const;

/** Keys of the `meta` map; the closing page has one too. */
export const MetaKey = { version: "version" } as const;

/** Keys that every row has. */
export const RowKey = { order: "order", deleted: "deleted" } as const;

/** Further keys of a finding (a problem or a risk). */
export const FindingKey = { page: "page", kind: "kind", text: "text" } as const;

/** Further keys of a cause. */
export const CauseKey = { finding: "finding", text: "text" } as const;

/** Further keys of an improvement measure. */
export const ImprovementKey = {
  page: "page",
  action: "action",
  goal: "goal",
  owners: "owners",
  due: "due",
  progress: "progress",
  completion: "completion",
} as const;

/** Further keys of a breakdown table. */
export const TableKey = {
  page: "page",
  kind: "kind",
  title: "title",
  result: "result",
  from: "from",
} as const;

/** Further keys of a breakdown table's row. */
export const TableRowKey = {
  table: "table",
  parent: "parent",
  kind: "kind",
  name: "name",
  unit: "unit",
  decimals: "decimals",
  formula: "formula",
  from: "from",
} as const;

/** Further keys of an own table's column. */
export const TableColumnKey = {
  table: "table",
  kind: "kind",
  name: "name",
  unit: "unit",
  decimals: "decimals",
  formula: "formula",
  total: "total",
} as const;

/** The key of a cell in the map of cells, or of a width (`table` and column) in that of widths. */
export const pairKey = (row: string, column: string) => `${row}/${column}`;

/** Further keys of a picture. */
export const PictureKey = {
  page: "page",
  hash: "hash",
  width: "width",
  height: "height",
  caption: "caption",
  alt: "alt",
} as const;

/** The name of the top-level text about a follow-up of an earlier meeting. */
export const progressName = (followUpId: string, field: "progress" | "completion") =>
  `${field}/${followUpId}`;

/** Name of the top-level map of answers about action plans. */
export const PlanType = { answers: "planAnswers" } as const;

/** The key of an answer about an action plan in that map. */
export const planAnswerKey = (planId: string, question: string) => `${planId}/${question}`;

/** The name of the top-level text of a field of an action plan's page. */
export const planTextName = (planId: string, field: string) => `plan/${planId}/${field}`;
