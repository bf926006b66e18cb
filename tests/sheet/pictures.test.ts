import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { measurePageKey } from "~/sheet/page-key";
import { readPageRows } from "~/sheet/page-rows";
import {
  addPicture,
  COVER_PAGE,
  deletePicture,
  movePicture,
  pictureText,
  readPictures,
  restorePicture,
} from "~/sheet/pictures";
import { readSheet } from "~/sheet/read-sheet";
import { touchedRows } from "~/sheet/touched-rows";
import { meet, peers } from "./peers";

const ME = "my own edits";
const page = measurePageKey("M1");
const bytesOf = (digit: string) => ({ hash: digit.repeat(64), width: 400, height: 300 });
const add = (doc: Y.Doc, digit: string, on: string = page) =>
  addPicture(doc, ME, { ...bytesOf(digit), page: on });
const shown = (doc: Y.Doc) => readPictures(doc, page).map(({ hash }) => hash[0]);

describe("pictures of a sheet", () => {
  it("stand in their order, each page by itself, the cover among the pages", () => {
    const doc = new Y.Doc();
    add(doc, "a");
    const second = add(doc, "b");
    add(doc, "c", COVER_PAGE);
    movePicture(doc, ME, second, null);
    expect(shown(doc)).toEqual(["b", "a"]);
    expect(readPictures(doc, COVER_PAGE)).toMatchObject([{ page: "cover", ...bytesOf("c") }]);
    const all = readSheet(doc).pictures.map((picture) => `${picture.page} ${picture.hash[0]}`);
    expect(all.toSorted()).toEqual(["cover c", `${page} a`, `${page} b`]);
  });

  it("come back with what others wrote under them meanwhile", () => {
    const [one, two] = peers(() => undefined, 2, 3) as [Y.Doc, Y.Doc];
    const id = add(one, "a");
    meet([one, two]);
    deletePicture(one, ME, id);
    pictureText(two, id, "caption")?.insert(0, "库存结构");
    pictureText(two, id, "alt")?.insert(0, "柱形图");
    meet([one, two]);
    expect([shown(one), shown(two)]).toEqual([[], []]);
    restorePicture(one, ME, id);
    meet([one, two]);
    for (const doc of [one, two]) {
      expect(readPictures(doc, page)).toMatchObject([{ caption: "库存结构", alt: "柱形图" }]);
    }
  });

  it("that name no bytes, or sizes no picture has, are not read", () => {
    const doc = new Y.Doc();
    const [wrong, short, long] = ["a", "b", "c"].map((digit) => add(doc, digit));
    const rows = doc.getMap<Y.Map<unknown>>("pictures");
    rows.get(wrong ?? "")?.set("hash", "../../etc/passwd");
    rows.get(short ?? "")?.set("width", 0);
    rows.get(long ?? "")?.set("height", 1e9);
    add(doc, "d");
    expect(shown(doc)).toEqual(["d"]);
  });

  it("are rows of their page's history, deleted or not", () => {
    const doc = new Y.Doc();
    const id = add(doc, "a");
    expect(touchedRows(doc, { page, followUps: [] }, () => deletePicture(doc, ME, id))).toEqual([
      { map: "pictures", id },
    ]);
    expect(readPageRows(doc, { page, followUps: [] })).toMatchObject([
      { id, kind: "picture", deleted: true, fields: { caption: "", alt: "" } },
    ]);
  });
});
