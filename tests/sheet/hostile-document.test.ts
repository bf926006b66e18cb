import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { closingText, readClosing } from "~/sheet/closing-document";
import { addCause, addFinding, moveFinding, readFindings } from "~/sheet/findings";
import { addImprovement, addOwner, readImprovements } from "~/sheet/improvements";
import { SheetLimit } from "~/sheet/limits";
import { measurePageKey } from "~/sheet/page-key";
import { readSheet } from "~/sheet/read-sheet";
import { sheetVersion } from "~/sheet/sheet-document";
import { plant, planted, received } from "./planted";

const page = measurePageKey("M1");
const KEYS = [
  "page",
  "kind",
  "order",
  "text",
  "deleted",
  "finding",
  "owners",
  "due",
  "hash",
  "__proto__",
];
const MAPS = ["meta", "findings", "causes", "improvements", "pictures"];

describe("a document that is valid Yjs and no valid sheet", () => {
  const anyId = fc.oneof(fc.constantFrom("r1", "r2", "__proto__", "toString"), fc.string());
  const write = fc.tuple(
    fc.constantFrom(...MAPS),
    anyId,
    fc.constantFrom(...KEYS),
    planted,
    fc.boolean(),
  );

  test("is read without an error, and still takes rows", () => {
    fc.assert(
      fc.property(fc.array(write, { maxLength: 40 }), (writes) => {
        const hostile = new Y.Doc();
        for (const [map, rowId, key, value, asRow] of writes) {
          const rows = hostile.getMap(map);
          if (!asRow) rows.set(rowId, plant(value));
          else {
            if (!(rows.get(rowId) instanceof Y.Map)) rows.set(rowId, new Y.Map());
            (rows.get(rowId) as Y.Map<unknown>).set(key, plant(value));
          }
        }
        const doc = received(hostile);
        expect(JSON.parse(JSON.stringify(readSheet(doc)))).toEqual(readSheet(doc));
        const before = readFindings(doc, page);
        const added = addFinding(doc, null, { page, kind: "risk", after: before[0]?.id });
        addCause(doc, null, { finding: added, text: "why" });
        const improvement = addImprovement(doc, null, { page, after: null });
        addOwner(doc, null, improvement, { kind: "person", personId: "p" });
        const after = readFindings(doc, page);
        expect(after).toHaveLength(before.length + 1);
        expect(after.findIndex((finding) => finding.id === added)).toBe(before.length > 0 ? 1 : 0);
        moveFinding(doc, null, added, null);
        expect(readFindings(doc, page)[0]?.id).toBe(added);
        expect(readImprovements(doc, page)[0]?.id).toBe(improvement);
      }),
      { numRuns: 500 },
    );
  });

  test("may use another type under a top-level name", () => {
    const hostile = new Y.Doc();
    hostile.getText("findings").insert(0, "not a map");
    hostile.getArray("meta").push([1]);
    hostile.getMap("remarks").set("a", 1);
    hostile.getXmlFragment("decisions").insert(0, [new Y.XmlElement("p")]);
    const doc = received(hostile);
    expect(readSheet(doc)).toEqual({
      version: null,
      findings: [],
      improvements: [],
      pictures: [],
      tables: [],
    });
    expect(sheetVersion(doc)).toBeNull();
    expect(readClosing(doc)).toEqual({ remarks: "", decisions: "" });
    closingText(doc, "remarks").insert(0, "still usable");
    expect(readClosing(doc).remarks).toBe("still usable");
  });

  test("yields no more text and no more rows than the limits", () => {
    const doc = new Y.Doc();
    addFinding(doc, null, { page, kind: "problem", text: "字".repeat(SheetLimit.text + 5) });
    expect(readFindings(doc, page)[0]?.text).toHaveLength(SheetLimit.text);
    doc.transact(() => {
      for (let index = 0; index < SheetLimit.rows + 100; index++) {
        doc.getMap("improvements").set(`r${index}`, new Y.Map([["page", page]]));
      }
    });
    expect(readSheet(doc).improvements).toHaveLength(SheetLimit.rows);
  });

  test("keeps an order key too long to be one from breaking the list", () => {
    const doc = new Y.Doc();
    const id = addFinding(doc, null, { page, kind: "problem", text: "a" });
    (doc.getMap("findings").get(id) as Y.Map<unknown>).set("order", `a0${"V".repeat(10_000)}`);
    addFinding(doc, null, { page, kind: "problem", text: "b" });
    expect(readFindings(doc, page).map(({ text }) => text)).toEqual(["a", "b"]);
  });
});
