import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { closingText, seedClosing } from "~/sheet/closing-document";
import { addFinding, addCause } from "~/sheet/findings";
import { foreignIn, type Foreign } from "~/sheet/foreign-content";
import { addImprovement, addOwner } from "~/sheet/improvements";
import { SheetLimit } from "~/sheet/limits";
import { measurePageKey } from "~/sheet/page-key";
import { addPicture } from "~/sheet/pictures";
import { answerPlan, planText } from "~/sheet/plan-review";
import { progressText } from "~/sheet/progress";
import { seedSheet } from "~/sheet/sheet-document";
import { setCell } from "~/sheet/table-cells";
import { addTableColumn } from "~/sheet/table-columns";
import { addTableRow } from "~/sheet/table-rows";
import { addTable, markResult, setColumnWidth } from "~/sheet/tables";
import { editSomething } from "../support/random-edit";
import { seededRandom } from "../server/rooms/support/seeded-random";

const page = measurePageKey("M1");

/** What another copy finds foreign in a change, as the server would. */
function foundIn(change: (doc: Y.Doc) => void, base = new Y.Doc()): Foreign[] {
  const server = new Y.Doc();
  Y.applyUpdate(server, Y.encodeStateAsUpdate(base));
  const found = new Set<Foreign>();
  server.on("afterTransaction", (transaction: Y.Transaction) => {
    for (const reason of foreignIn(server, transaction)) found.add(reason);
  });
  base.on("update", (update: Uint8Array) => Y.applyUpdate(server, update));
  change(base);
  return [...found];
}

describe("what a change puts into a document", () => {
  test("is none of it foreign when people write on a sheet and on a closing page", () => {
    const found = foundIn((doc) => {
      seedSheet(doc, null);
      seedClosing(doc, null);
      const finding = addFinding(doc, null, { page, kind: "problem", text: "问题" });
      addCause(doc, null, { finding, text: "因" });
      const improvement = addImprovement(doc, null, { page, after: null });
      addOwner(doc, null, improvement, { kind: "name", name: "外聘" });
      addPicture(doc, null, { page, hash: "ab".repeat(32), width: 1, height: 1 });
      const table = addTable(doc, null, { page, kind: "own", after: null, title: "表" });
      const column = addTableColumn(doc, null, { table, name: "n" });
      const row = addTableRow(doc, null, { table });
      setCell(doc, null, { row, column }, "7");
      markResult(doc, null, table, { row, column });
      setColumnWidth(doc, null, { table, column }, 80);
      progressText(doc, "f1", "completion")?.insert(0, "done");
      planText(doc, "p1", "nextSteps")?.insert(0, "go on");
      answerPlan(doc, null, { planId: "p1", question: "onTrack", answer: "yes" });
      closingText(doc, "remarks").insert(0, "well done");
      const random = seededRandom(7);
      for (let step = 0; step < 300; step++) editSomething(doc, random, [page]);
    });
    expect(found).toEqual([]);
  });

  test.each<[string, Foreign, (doc: Y.Doc) => void]>([
    ["a top-level type of its own", "unknown-key", (doc) => doc.getMap("mine").set("a", 1)],
    ["a field of its own", "unknown-key", (doc) => rowOf(doc).set("mine", 1)],
    ["a list where rows belong", "unknown-key", (doc) => doc.getArray("findings").push([1])],
    ["a value where a row belongs", "wrong-type", (doc) => doc.getMap("causes").set("r", 1)],
    ["a map where a text belongs", "wrong-type", (doc) => rowOf(doc).set("text", new Y.Map())],
    ["a text where a value belongs", "wrong-type", (doc) => rowOf(doc).set("kind", new Y.Text())],
    [
      "a map of cells in a cell",
      "wrong-type",
      (doc) => doc.getMap("tableCells").set("a/b", new Y.Map()),
    ],
    [
      "an owner who is none",
      "unknown-key",
      (doc) =>
        doc.getMap("improvements").set("r", new Y.Map([["owners", new Y.Map([["anybody", 1]])]])),
    ],
    ["keys beside a text", "wrong-type", (doc) => doc.getMap("remarks").set("a", 1)],
    [
      "rows without end",
      "too-many-rows",
      (doc) =>
        doc.transact(() => {
          for (let index = 0; index <= SheetLimit.rows; index++) {
            doc.getMap("findings").set(`r${index}`, new Y.Map([["page", page]]));
          }
        }),
    ],
  ])("is told apart: %s", (_, reason, change) => {
    expect(foundIn(change)).toContain(reason);
  });

  test("is looked through in one go, however many types it brings", () => {
    const found = foundIn((doc) =>
      doc.transact(() => {
        for (let index = 0; index < 20_000; index++) doc.getMap(`t${index}`).set("a", 1);
      }),
    );
    expect(found).toEqual(["unknown-key"]);
  });
});

function rowOf(doc: Y.Doc): Y.Map<unknown> {
  const id = addFinding(doc, null, { page, kind: "problem", text: "a" });
  return doc.getMap("findings").get(id) as Y.Map<unknown>;
}
