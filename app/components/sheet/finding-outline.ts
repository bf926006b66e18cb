/** The findings of a page without their words: what the list itself shows. */
import type * as Y from "yjs";
import { readFindings, type FindingKind } from "~/sheet/findings";
import type { PageKey } from "~/sheet/page-key";

/** A finding as the server knew it when it rendered the page. */
export interface InitialFinding {
  readonly id: string;
  readonly kind: FindingKind;
  readonly text: string;
  readonly causes: readonly string[];
}

/** A row of the list; `initial` are its words as long as the document is not here. */
export interface OutlineRow {
  readonly id: string;
  readonly initial: string;
}

/** A finding and its causes, in order. */
export interface FindingOutline extends OutlineRow {
  readonly kind: FindingKind;
  readonly causes: readonly OutlineRow[];
}

/** Reads a page's outline. Words are left out, so that typing does not draw the whole list anew. */
export function readOutline(doc: Y.Doc, page: PageKey): FindingOutline[] {
  return readFindings(doc, page).map(({ id, kind, causes }) => ({
    id,
    kind,
    initial: "",
    causes: causes.map((cause) => ({ id: cause.id, initial: "" })),
  }));
}

/** The outline to show until the document is here. */
export function outlineOf(findings: readonly InitialFinding[]): FindingOutline[] {
  return findings.map(({ id, kind, text, causes }) => ({
    id,
    kind,
    initial: text,
    causes: causes.map((cause, index) => ({ id: `${id}/${index}`, initial: cause })),
  }));
}

/** How many findings of a kind there are. */
export function countOf(outline: readonly FindingOutline[], kind: FindingKind): number {
  return outline.filter((finding) => finding.kind === kind).length;
}

/** The number of each finding among those of its kind, from 1: 问题 1, 问题 2, 风险 1. */
export function numbersByKind(outline: readonly FindingOutline[]): number[] {
  return outline.map(({ kind }, index) => countOf(outline.slice(0, index + 1), kind));
}
