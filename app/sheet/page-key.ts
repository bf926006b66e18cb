/** Which page of a department's sheet a row stands on, and how that is written in the document. */
import { isId } from "./limits";

/** A page: one measure's or one action plan's. */
export type PageSubject =
  | { readonly kind: "measure"; readonly measureId: string }
  | { readonly kind: "plan"; readonly planId: string };

/** A page key as stored: `measure:<id>` or `plan:<id>`, with `:<n>` behind it from the second page on. */
export type PageKey = string;

const KEY = /^(measure|plan):([A-Za-z0-9_-]{1,64})(?::([2-9]|[1-9][0-9]))?$/;

/** The key of a measure's page; `ordinal` counts the measure's pages from 1. */
export function measurePageKey(measureId: string, ordinal = 1): PageKey {
  return pageKey(`measure:${measureId}`, ordinal);
}

/** The key of an action plan's page; `ordinal` counts the plan's pages from 1. */
export function planPageKey(planId: string, ordinal = 1): PageKey {
  return pageKey(`plan:${planId}`, ordinal);
}

/** Reads a page key; null when it is none. */
export function parsePageKey(key: unknown): { subject: PageSubject; ordinal: number } | null {
  const match = typeof key === "string" ? KEY.exec(key) : null;
  const id = match?.[2];
  if (!match || !isId(id)) return null;
  const ordinal = match[3] === undefined ? 1 : Number(match[3]);
  const subject: PageSubject =
    match[1] === "measure" ? { kind: "measure", measureId: id } : { kind: "plan", planId: id };
  return { subject, ordinal };
}

/** The first page of the measure or plan that a page is of; what is no page's key, as it is. */
export function firstPageOf(page: PageKey): PageKey {
  const subject = parsePageKey(page)?.subject;
  if (!subject) return page;
  return subject.kind === "measure"
    ? measurePageKey(subject.measureId)
    : planPageKey(subject.planId);
}

function pageKey(stem: string, ordinal: number): PageKey {
  return ordinal === 1 ? stem : `${stem}:${ordinal}`;
}
