import { expect, it } from "vitest";
import * as Y from "yjs";
import { createOutbox } from "~/collab/outbox";
import { measurePageKey } from "~/sheet/page-key";
import { setCell } from "~/sheet/table-cells";
import { addTable, readTables } from "~/sheet/tables";

it("has what was typed into a table's cells among the words that are not on disk", () => {
  const doc = new Y.Doc();
  const page = measurePageKey("M1");
  const remote = {};
  doc.transact(() => {
    addTable(doc, null, {
      page,
      kind: "subjects",
      rows: [{ name: "维修毛利" }, { name: "其他" }],
    });
  }, remote);
  const row = readTables(doc, page)[0]?.rows[0]?.id ?? "";
  const outbox = createOutbox(
    doc,
    remote,
    () => undefined,
    () => undefined,
  );
  expect(outbox.unsentTexts()).toEqual([]);
  setCell(doc, "me", { row, column: "actual" }, "70.5");
  expect(outbox.unsentTexts()).toEqual(["维修毛利\t70.5"]);
  outbox.saved(outbox.latest());
  expect(outbox.unsentTexts()).toEqual([]);
});
