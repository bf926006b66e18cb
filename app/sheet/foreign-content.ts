/**
 * What a change puts into a document that no sheet and no closing page has: a valid Yjs update can
 * hold anything. Reading leaves it out (see `readSheet`); this tells that it came, so that the
 * operator can be told from whom.
 */
import * as Y from "yjs";
import {
  CauseKey,
  ClosingType,
  FindingKey,
  ImprovementKey,
  MetaKey,
  PictureKey,
  PlanType,
  RowKey,
  SheetType,
  TableColumnKey,
  TableKey,
  TableRowKey,
  TableType,
} from "./keys";
import { isId, SheetLimit } from "./limits";
import { parseOwnerKey } from "./owners";
import type { RowsName } from "./rows";

/** Why something is foreign. */
export type Foreign =
  /** A top-level type, or a field of a row, that has no meaning here. */
  | "unknown-key"
  /** Another type of value than belongs there. */
  | "wrong-type"
  /** More rows of a kind than are read. */
  | "too-many-rows";

/** The keys of each kind of row, besides `RowKey`. */
const FIELDS: Readonly<Record<RowsName, Readonly<Record<string, string>>>> = {
  findings: FindingKey,
  causes: CauseKey,
  improvements: ImprovementKey,
  pictures: PictureKey,
  tables: TableKey,
  tableRows: TableRowKey,
  tableColumns: TableColumnKey,
};

/** The fields that hold a shared text; every other holds one plain value, owners aside. */
const TEXTS: Readonly<Record<RowsName, readonly string[]>> = {
  findings: [FindingKey.text],
  causes: [CauseKey.text],
  improvements: [
    ImprovementKey.action,
    ImprovementKey.goal,
    ImprovementKey.due,
    ImprovementKey.progress,
    ImprovementKey.completion,
  ],
  pictures: [PictureKey.caption, PictureKey.alt],
  tables: [TableKey.title],
  tableRows: [],
  tableColumns: [],
};

const PLAIN_MAPS: readonly string[] = [
  SheetType.meta,
  TableType.cells,
  TableType.widths,
  PlanType.answers,
];
const TEXT_NAME = /^(?:progress|completion|plan)\/[A-Za-z0-9_-]{1,64}(?:\/\w+)?$/;

/** More top-level types than this no document of ours has; beyond it strangers are not looked up. */
const MOST_TYPES = 2_000;

/** A shared type of Yjs. */
type SharedType = Parameters<typeof Y.findRootTypeKey>[0];

/** The names of top-level types: Yjs finds one by looking through all of them. */
const names = new WeakMap<SharedType, string>();

/** What of a transaction's changes is foreign, each reason once. */
export function foreignIn(doc: Y.Doc, { changed }: Pick<Y.Transaction, "changed">): Set<Foreign> {
  // All places first: reading a top-level type may put another object into its place.
  const places = [...changed].flatMap(([type, keys]) => {
    const home = homeOf(doc, type);
    return home ? [{ home, keys }] : [];
  });
  const found = new Set<Foreign>();
  for (const { home, keys } of places) {
    for (const key of keys) {
      const problem = problemAt(doc, home, key);
      if (problem) found.add(problem);
    }
  }
  return found;
}

/**
 * Whether a document would have more rows of a kind than it takes.
 *
 * @param added how many entries come new into a top-level type, by its name
 */
export function overflowsRows(doc: Y.Doc, added: ReadonlyMap<string, number>): boolean {
  return [...added].some(([name, count]) => {
    if (!isRows(name)) return false;
    const { _map: entries } = doc.getMap(name);
    return entries.size + count > SheetLimit.rowsKept;
  });
}

/** Where a type stands: at the top, or as what a key of a top-level map holds. */
type Home = { readonly root: string; readonly row: string | null };

/** @returns null for what stands deeper in */
function homeOf(doc: Y.Doc, type: SharedType): Home | null {
  const { _item: item } = type;
  if (item === null) return { root: nameOf(doc, type), row: null };
  const { parent, parentSub } = item;
  if (!(parent instanceof Y.AbstractType) || parentSub === null) return null;
  const { _item: above } = parent;
  return above === null ? { root: nameOf(doc, parent), row: parentSub } : null;
}

/** The name of a top-level type; "" for one of too many. */
function nameOf(doc: Y.Doc, type: SharedType): string {
  if (!names.has(type) && doc.share.size <= MOST_TYPES) {
    for (const [name, each] of doc.share) names.set(each, name);
  }
  return names.get(type) ?? "";
}

/** @param key of a map that changed; null where something stands in a list or text instead */
function problemAt(doc: Y.Doc, { root, row }: Home, key: string | null): Foreign | null {
  if (isRows(root)) {
    return row === null ? problemOfRow(doc, root, key) : fieldProblem(doc, root, row, key);
  }
  // Within anything else than a row nothing of ours stands; that it stands there has been told.
  if (row !== null) return null;
  if (PLAIN_MAPS.includes(root)) {
    if (key === null || (root === SheetType.meta && key !== MetaKey.version)) return "unknown-key";
    return isPlain(doc.getMap(root).get(key)) ? null : "wrong-type";
  }
  if (!TEXT_NAME.test(root) && !Object.hasOwn(ClosingType, root)) return "unknown-key";
  return key === null ? null : "wrong-type";
}

function problemOfRow(doc: Y.Doc, name: RowsName, id: string | null): Foreign | null {
  const rows = doc.getMap(name);
  if (id === null || !isId(id)) return "unknown-key";
  if (!rows.has(id)) return null;
  const row = rows.get(id);
  if (!(row instanceof Y.Map)) return "wrong-type";
  // Not `size`, which counts them one by one.
  const { _map: entries } = rows;
  if (entries.size > SheetLimit.rows) return "too-many-rows";
  for (const field of row.keys()) {
    const problem = problemOfField(name, field, row.get(field));
    if (problem) return problem;
  }
  return null;
}

function fieldProblem(doc: Y.Doc, name: RowsName, id: string, key: string | null): Foreign | null {
  const row = doc.getMap(name).get(id);
  if (!(row instanceof Y.Map) || key === null) return "wrong-type";
  return problemOfField(name, key, row.get(key));
}

function problemOfField(name: RowsName, field: string, value: unknown): Foreign | null {
  const known: readonly string[] = [...Object.values(RowKey), ...Object.values(FIELDS[name])];
  if (!known.includes(field)) return "unknown-key";
  if (value === undefined) return null;
  if (TEXTS[name].includes(field)) return value instanceof Y.Text ? null : "wrong-type";
  if (name === "improvements" && field === ImprovementKey.owners) return problemOfOwners(value);
  return isPlain(value) ? null : "wrong-type";
}

function problemOfOwners(owners: unknown): Foreign | null {
  if (!(owners instanceof Y.Map)) return "wrong-type";
  return [...owners.keys()].every((key) => parseOwnerKey(key)) ? null : "unknown-key";
}

function isRows(name: string): name is RowsName {
  return Object.hasOwn(FIELDS, name);
}

/** Whether something is a string, a number, a truth value or nothing. */
function isPlain(value: unknown): boolean {
  return value == null || typeof value !== "object";
}
