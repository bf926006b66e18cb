/** Problems and risks on a page, each with its causes: typed reading and writing. */
import type * as Y from "yjs";
import { CauseKey, FindingKey, SheetType } from "./keys";
import { isId } from "./limits";
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

/** What a finding is. */
export type FindingKind = "problem" | "risk";

/** A cause of a finding, read at one moment. */
export type Cause = { readonly id: string; readonly text: string };

/** A problem or a risk with its causes in order, read at one moment. */
export type Finding = {
  readonly id: string;
  readonly page: PageKey;
  readonly kind: FindingKind;
  readonly text: string;
  readonly causes: readonly Cause[];
};

const FINDINGS = SheetType.findings;
const CAUSES = SheetType.causes;

/** The findings of one page in order, problems and risks in one list; deleted ones are left out. */
export function readFindings(doc: Y.Doc, page: PageKey): Finding[] {
  return liveRows(doc, FINDINGS, onPage(page)).map(({ id, row }) =>
    toFinding(id, page, row, readCauses(doc, id)),
  );
}

/** The causes of one finding in order; deleted ones are left out. */
export function readCauses(doc: Y.Doc, findingId: string): Cause[] {
  return liveRows(doc, CAUSES, ofFinding(findingId)).map(({ id, row }) => toCause(id, row));
}

/** Adds a finding to a page. @returns its id */
export function addFinding(
  doc: Y.Doc,
  origin: unknown,
  finding: { page: PageKey; kind: FindingKind; after?: After; text?: string },
): string {
  return addRow(doc, origin, FINDINGS, {
    belongs: onPage(finding.page),
    after: finding.after,
    write: (row) => {
      row.set(FindingKey.page, finding.page);
      row.set(FindingKey.kind, finding.kind);
      row.set(FindingKey.text, newText(finding.text));
    },
  });
}

/** Makes a problem of a risk or the other way round. */
export function setFindingKind(doc: Y.Doc, origin: unknown, id: string, kind: FindingKind): void {
  const row = findRow(doc, FINDINGS, id);
  if (row) doc.transact(() => row.set(FindingKey.kind, kind), origin);
}

/** Moves a finding within its page. */
export function moveFinding(doc: Y.Doc, origin: unknown, id: string, after: After): void {
  const page = pageOfFinding(doc, id);
  if (page !== null) moveRow(doc, origin, FINDINGS, id, { belongs: onPage(page), after });
}

/** Deletes a finding; its causes go and come back with it. */
export function deleteFinding(doc: Y.Doc, origin: unknown, id: string): void {
  setTombstone(doc, origin, FINDINGS, id, true);
}

/** Brings a deleted finding back, with whatever was typed into it meanwhile. */
export function restoreFinding(doc: Y.Doc, origin: unknown, id: string): void {
  setTombstone(doc, origin, FINDINGS, id, false);
}

/** Adds a cause to a finding. @returns its id */
export function addCause(
  doc: Y.Doc,
  origin: unknown,
  cause: { finding: string; after?: After; text?: string },
): string {
  return addRow(doc, origin, CAUSES, {
    belongs: ofFinding(cause.finding),
    after: cause.after,
    write: (row) => {
      row.set(CauseKey.finding, cause.finding);
      row.set(CauseKey.text, newText(cause.text));
    },
  });
}

/** Moves a cause within its finding. */
export function moveCause(doc: Y.Doc, origin: unknown, id: string, after: After): void {
  const finding = findRow(doc, CAUSES, id)?.get(CauseKey.finding);
  if (isId(finding)) moveRow(doc, origin, CAUSES, id, { belongs: ofFinding(finding), after });
}

/** Deletes a cause. */
export function deleteCause(doc: Y.Doc, origin: unknown, id: string): void {
  setTombstone(doc, origin, CAUSES, id, true);
}

/** Brings a deleted cause back, and the finding that it stands in. */
export function restoreCause(doc: Y.Doc, origin: unknown, id: string): void {
  const finding = findRow(doc, CAUSES, id)?.get(CauseKey.finding);
  doc.transact(() => {
    if (isId(finding)) setTombstone(doc, origin, FINDINGS, finding, false);
    setTombstone(doc, origin, CAUSES, id, false);
  }, origin);
}

/**
 * What has to be brought back for a finding or a cause to show again: itself, or the finding that a
 * cause went down with. Null when it shows, or when there is no such row.
 */
export function deletedFindingRow(
  doc: Y.Doc,
  id: string,
): { readonly kind: FindingKind | "cause"; readonly id: string } | null {
  if (isDeletedRow(doc, CAUSES, id)) return { kind: "cause", id };
  const finding = findRow(doc, CAUSES, id)?.get(CauseKey.finding) ?? id;
  if (!isId(finding) || !isDeletedRow(doc, FINDINGS, finding)) return null;
  return { kind: kindOf(findRow(doc, FINDINGS, finding)), id: finding };
}

/** The shared text of a finding, for binding a field to it; null when there is none. */
export function findingText(doc: Y.Doc, id: string): Y.Text | null {
  const row = findRow(doc, FINDINGS, id);
  return row && textOf(row, FindingKey.text);
}

/** The shared text of a cause, for binding a field to it; null when there is none. */
export function causeText(doc: Y.Doc, id: string): Y.Text | null {
  const row = findRow(doc, CAUSES, id);
  return row && textOf(row, CauseKey.text);
}

/** Every finding of the document that stands on a page, by page and order (see `readSheet`). */
export function readAllFindings(doc: Y.Doc, isPage: (page: unknown) => page is PageKey): Finding[] {
  const causes = causesByFinding(doc);
  const findings: Finding[] = [];
  for (const { id, row } of liveRows(doc, FINDINGS, hasPage(isPage))) {
    const page = row.get(FindingKey.page);
    if (isPage(page)) findings.push(toFinding(id, page, row, causes.get(id) ?? []));
  }
  return findings;
}

function causesByFinding(doc: Y.Doc): Map<string, Cause[]> {
  const byFinding = new Map<string, Cause[]>();
  for (const { id, row } of liveRows(doc, CAUSES, () => true)) {
    const finding = row.get(CauseKey.finding);
    if (!isId(finding)) continue;
    const causes = byFinding.get(finding) ?? [];
    causes.push(toCause(id, row));
    byFinding.set(finding, causes);
  }
  return byFinding;
}

/** The page a finding stands on, deleted or not; null when there is no such finding. */
function pageOfFinding(doc: Y.Doc, id: string): PageKey | null {
  const page = findRow(doc, FINDINGS, id)?.get(FindingKey.page);
  return typeof page === "string" ? page : null;
}

function toFinding(id: string, page: PageKey, row: RowMap, causes: readonly Cause[]): Finding {
  return { id, page, kind: kindOf(row), text: readText(row, FindingKey.text), causes };
}

/** Anything that is not a risk is a problem: a row of an unknown kind must still be seen. */
function kindOf(row: RowMap | null): FindingKind {
  return row?.get(FindingKey.kind) === "risk" ? "risk" : "problem";
}

function toCause(id: string, row: RowMap): Cause {
  return { id, text: readText(row, CauseKey.text) };
}

function hasPage(isPage: (page: unknown) => boolean): (row: RowMap) => boolean {
  return (row) => isPage(row.get(FindingKey.page));
}

function onPage(page: PageKey): (row: RowMap) => boolean {
  return (row) => row.get(FindingKey.page) === page;
}

function ofFinding(finding: string): (row: RowMap) => boolean {
  return (row) => row.get(CauseKey.finding) === finding;
}
