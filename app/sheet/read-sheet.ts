/** A whole sheet as plain JSON: for the projection, exports and the frozen record. */
import type * as Y from "yjs";
import { readAllFindings, type Finding } from "./findings";
import { readAllImprovements, type Improvement } from "./improvements";
import { parsePageKey, type PageKey } from "./page-key";
import { COVER_PAGE, readAllPictures, type Picture, type PicturePage } from "./pictures";
import { sheetVersion } from "./sheet-document";
import { readAllTables, type PagedTable } from "./tables";

/** Everything on a sheet that is not deleted. Rows of one page stand in the page's order. */
export type Sheet = {
  readonly version: number | null;
  readonly findings: readonly Finding[];
  readonly improvements: readonly Improvement[];
  readonly pictures: readonly Picture[];
  readonly tables: readonly PagedTable[];
};

/**
 * Reads a sheet. Never throws and never yields more than `SheetLimit` allows, whatever a browser
 * wrote: a row that is not a map, has a malformed id or stands on no page is left out; a field of a
 * wrong type reads as empty; unknown keys are ignored.
 */
export function readSheet(doc: Y.Doc): Sheet {
  return {
    version: sheetVersion(doc),
    findings: readAllFindings(doc, isPageKey),
    improvements: readAllImprovements(doc, isPageKey),
    pictures: readAllPictures(doc, isPicturePage),
    tables: readAllTables(doc, isPageKey),
  };
}

function isPageKey(value: unknown): value is PageKey {
  return parsePageKey(value) !== null;
}

function isPicturePage(value: unknown): value is PicturePage {
  return value === COVER_PAGE || isPageKey(value);
}
