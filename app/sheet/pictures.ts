/**
 * Pictures on a page: where each stands and what is said of it. The bytes are not here: a row names
 * them by their hash, and the server gives them out to those who may see the page.
 */
import type * as Y from "yjs";
import { PictureKey, SheetType } from "./keys";
import { isId } from "./limits";
import type { PageKey } from "./page-key";
import {
  addRow,
  findRow,
  liveRows,
  moveRow,
  newText,
  readText,
  setTombstone,
  textOf,
  type After,
  type RowMap,
} from "./rows";

/** A page that pictures stand on: a measure's or plan's, or the department's cover. */
export type PicturePage = PageKey | typeof COVER_PAGE;

/** The cover's name among the pages of a sheet. A sheet is one department's: it needs no id. */
export const COVER_PAGE = "cover";

/** The fields of a picture that are shared texts: what stands under it, and what it shows in words. */
export type PictureField = "caption" | "alt";

/** The text fields of a picture. */
export const PICTURE_FIELDS: readonly PictureField[] = ["caption", "alt"];

/** The bytes of a picture: their SHA-256 in hexadecimal digits, and their size in pixels. */
export type PictureBytes = {
  readonly hash: string;
  readonly width: number;
  readonly height: number;
};

/** A picture of a page, read at one moment. */
export type Picture = PictureBytes &
  Readonly<Record<PictureField, string>> & { readonly id: string; readonly page: PicturePage };

const PICTURES = SheetType.pictures;
const HASH = /^[0-9a-f]{64}$/;

/** The longest side that a stored picture can have, in pixels; far above what the server makes. */
const LONGEST_SIDE = 10_000;

/** Whether a string can be the hash of a picture's bytes. */
export function isPictureHash(value: unknown): value is string {
  return typeof value === "string" && HASH.test(value);
}

/** The pictures of one page in order; deleted ones, and rows that name no bytes, are left out. */
export function readPictures(doc: Y.Doc, page: PicturePage): Picture[] {
  return liveRows(doc, PICTURES, onPage(page)).flatMap(({ id, row }) => toPicture(id, page, row));
}

/** Every picture of the document that stands on a page (see `readSheet`). */
export function readAllPictures(
  doc: Y.Doc,
  isPage: (page: unknown) => page is PicturePage,
): Picture[] {
  return liveRows(doc, PICTURES, (row) => isPage(row.get(PictureKey.page))).flatMap(
    ({ id, row }) => {
      const page = row.get(PictureKey.page);
      return isPage(page) ? toPicture(id, page, row) : [];
    },
  );
}

/** Puts a picture on a page, last unless said otherwise. @returns its id */
export function addPicture(
  doc: Y.Doc,
  origin: unknown,
  picture: PictureBytes & { readonly page: PicturePage; readonly after?: After },
): string {
  return addRow(doc, origin, PICTURES, {
    belongs: onPage(picture.page),
    after: picture.after,
    write: (row) => {
      row.set(PictureKey.page, picture.page);
      row.set(PictureKey.hash, picture.hash);
      row.set(PictureKey.width, picture.width);
      row.set(PictureKey.height, picture.height);
      for (const field of PICTURE_FIELDS) row.set(PictureKey[field], newText());
    },
  });
}

/** Moves a picture within its page. */
export function movePicture(doc: Y.Doc, origin: unknown, id: string, after: After): void {
  const page = findRow(doc, PICTURES, id)?.get(PictureKey.page);
  if (typeof page === "string") {
    moveRow(doc, origin, PICTURES, id, { belongs: onPage(page), after });
  }
}

/** Takes a picture off its page. */
export function deletePicture(doc: Y.Doc, origin: unknown, id: string): void {
  setTombstone(doc, origin, PICTURES, id, true);
}

/** Brings a deleted picture back, with whatever was written under it meanwhile. */
export function restorePicture(doc: Y.Doc, origin: unknown, id: string): void {
  setTombstone(doc, origin, PICTURES, id, false);
}

/** The shared text of a picture's field, for binding an input to it; null when there is none. */
export function pictureText(doc: Y.Doc, id: string, field: PictureField): Y.Text | null {
  const row = findRow(doc, PICTURES, id);
  return row && textOf(row, PictureKey[field]);
}

function toPicture(id: string, page: PicturePage, row: RowMap): Picture[] {
  const hash = row.get(PictureKey.hash);
  const [width, height] = [row.get(PictureKey.width), row.get(PictureKey.height)];
  if (!isId(id) || !isPictureHash(hash) || !isSide(width) || !isSide(height)) return [];
  const texts = {
    caption: readText(row, PictureKey.caption),
    alt: readText(row, PictureKey.alt),
  };
  return [{ id, page, hash, width, height, ...texts }];
}

function isSide(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) > 0 && Number(value) <= LONGEST_SIDE;
}

function onPage(page: PicturePage): (row: RowMap) => boolean {
  return (row) => row.get(PictureKey.page) === page;
}
