/** This month's improvement measures on a page: typed reading and writing. */
import type * as Y from "yjs";
import { IMPROVEMENT_FIELDS, type ImprovementField } from "./fields";
import { ImprovementKey, SheetType } from "./keys";
import { eraseOwner, readOwners, writeOwner, type Owner } from "./owners";
import type { PageKey } from "./page-key";
import {
  addRow,
  findRow,
  isDeletedRow,
  liveRows,
  moveRow,
  newText,
  readText,
  setTombstone,
  textOf,
  type After,
  type RowMap,
} from "./rows";
import { yjs } from "./yjs";

/** An improvement measure, read at one moment. */
export type Improvement = Readonly<Record<ImprovementField, string>> & {
  readonly id: string;
  readonly page: PageKey;
  readonly owners: readonly Owner[];
};

const IMPROVEMENTS = SheetType.improvements;

/** The improvement measures of one page in order; deleted ones are left out. */
export function readImprovements(doc: Y.Doc, page: PageKey): Improvement[] {
  return liveRows(doc, IMPROVEMENTS, onPage(page)).map(({ id, row }) =>
    toImprovement(id, page, row),
  );
}

/** Every improvement measure of the document that stands on a page (see `readSheet`). */
export function readAllImprovements(
  doc: Y.Doc,
  isPage: (page: unknown) => page is PageKey,
): Improvement[] {
  const found: Improvement[] = [];
  const rows = liveRows(doc, IMPROVEMENTS, (row) => isPage(row.get(ImprovementKey.page)));
  for (const { id, row } of rows) {
    const page = row.get(ImprovementKey.page);
    if (isPage(page)) found.push(toImprovement(id, page, row));
  }
  return found;
}

/**
 * Adds an improvement measure to a page, with words and owners if given; one whose `id` is given and
 * there already is not added twice. @returns its id
 */
export function addImprovement(
  doc: Y.Doc,
  origin: unknown,
  improvement: { id?: string; page: PageKey; after?: After; owners?: readonly Owner[] } & Partial<
    Record<ImprovementField, string>
  >,
): string {
  return addRow(doc, origin, IMPROVEMENTS, {
    id: improvement.id,
    belongs: onPage(improvement.page),
    after: improvement.after,
    write: (row) => {
      row.set(ImprovementKey.page, improvement.page);
      row.set(ImprovementKey.owners, new (yjs().Map)());
      for (const field of IMPROVEMENT_FIELDS) {
        row.set(ImprovementKey[field], newText(improvement[field]));
      }
      for (const owner of improvement.owners ?? []) writeOwner(row, owner);
    },
  });
}

/** Moves an improvement measure within its page. */
export function moveImprovement(doc: Y.Doc, origin: unknown, id: string, after: After): void {
  const page = pageOfImprovement(doc, id);
  if (page !== null) moveRow(doc, origin, IMPROVEMENTS, id, { belongs: onPage(page), after });
}

/** Deletes an improvement measure. */
export function deleteImprovement(doc: Y.Doc, origin: unknown, id: string): void {
  setTombstone(doc, origin, IMPROVEMENTS, id, true);
}

/** Brings a deleted improvement measure back, with whatever was typed into it meanwhile. */
export function restoreImprovement(doc: Y.Doc, origin: unknown, id: string): void {
  setTombstone(doc, origin, IMPROVEMENTS, id, false);
}

/** Whether there is such an improvement measure, and it is deleted. */
export function isImprovementDeleted(doc: Y.Doc, id: string): boolean {
  return isDeletedRow(doc, IMPROVEMENTS, id);
}

/** Adds an owner behind the others; an owner who is there already stays where they are. */
export function addOwner(doc: Y.Doc, origin: unknown, id: string, owner: Owner): void {
  const row = findRow(doc, IMPROVEMENTS, id);
  if (row) doc.transact(() => writeOwner(row, owner), origin);
}

/** Takes an owner away. */
export function removeOwner(doc: Y.Doc, origin: unknown, id: string, owner: Owner): void {
  const row = findRow(doc, IMPROVEMENTS, id);
  if (row) doc.transact(() => eraseOwner(row, owner), origin);
}

/** The shared text of one field, for binding an input to it; null when there is none. */
export function improvementText(doc: Y.Doc, id: string, field: ImprovementField): Y.Text | null {
  const row = findRow(doc, IMPROVEMENTS, id);
  return row && textOf(row, ImprovementKey[field]);
}

/** The page an improvement measure stands on, deleted or not; null when there is no such one. */
function pageOfImprovement(doc: Y.Doc, id: string): PageKey | null {
  const page = findRow(doc, IMPROVEMENTS, id)?.get(ImprovementKey.page);
  return typeof page === "string" ? page : null;
}

function toImprovement(id: string, page: PageKey, row: RowMap): Improvement {
  return {
    id,
    page,
    action: readText(row, ImprovementKey.action),
    goal: readText(row, ImprovementKey.goal),
    owners: readOwners(row),
    due: readText(row, ImprovementKey.due),
    progress: readText(row, ImprovementKey.progress),
    completion: readText(row, ImprovementKey.completion),
  };
}

function onPage(page: PageKey): (row: RowMap) => boolean {
  return (row) => row.get(ImprovementKey.page) === page;
}
