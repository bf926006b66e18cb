import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { closingText, readClosing, seedClosing } from "~/sheet/closing-document";
import {
  addCause,
  addFinding,
  causeText,
  deleteCause,
  deletedFindingRow,
  deleteFinding,
  findingText,
  moveCause,
  moveFinding,
  readCauses,
  readFindings,
  restoreCause,
  restoreFinding,
  setFindingKind,
} from "~/sheet/findings";
import {
  addImprovement,
  addOwner,
  deleteImprovement,
  improvementText,
  isImprovementDeleted,
  moveImprovement,
  readImprovements,
  removeOwner,
  restoreImprovement,
} from "~/sheet/improvements";
import { measurePageKey, parsePageKey, planPageKey } from "~/sheet/page-key";
import { readSheet } from "~/sheet/read-sheet";
import { seedSheet, SHEET_VERSION, sheetVersion } from "~/sheet/sheet-document";
import { meet, peers } from "./peers";

const ME = "my own edits";
const page = measurePageKey("M1");
const words = (doc: Y.Doc) => readFindings(doc, page).map(({ text }) => text);
const problem = (doc: Y.Doc, text: string, after?: string | null) =>
  addFinding(doc, ME, { page, kind: "problem", text, after });

describe("findings", () => {
  test("stand where they were put: first, last, or behind another", () => {
    const doc = new Y.Doc();
    const second = problem(doc, "second");
    problem(doc, "fourth");
    problem(doc, "first", null);
    problem(doc, "third", second);
    expect(words(doc)).toEqual(["first", "second", "third", "fourth"]);
  });

  test("name what has to come back for a row to show again", () => {
    const doc = new Y.Doc();
    const finding = addFinding(doc, ME, { page, kind: "risk" });
    const cause = addCause(doc, ME, { finding });
    for (const row of [finding, cause, "nobody"]) expect(deletedFindingRow(doc, row)).toBeNull();
    deleteFinding(doc, ME, finding);
    for (const row of [finding, cause]) {
      expect(deletedFindingRow(doc, row)).toEqual({ kind: "risk", id: finding });
    }
    deleteCause(doc, ME, cause);
    expect(deletedFindingRow(doc, cause)).toEqual({ kind: "cause", id: cause });
    restoreCause(doc, ME, cause);
    expect(readFindings(doc, page)).toMatchObject([{ id: finding, causes: [{ id: cause }] }]);
    const improvement = addImprovement(doc, ME, { page, action: "" });
    expect(isImprovementDeleted(doc, improvement)).toBe(false);
    deleteImprovement(doc, ME, improvement);
    expect([improvement, "nobody"].map((id) => isImprovementDeleted(doc, id))).toEqual([
      true,
      false,
    ]);
  });

  test("are read with their kind and their causes, each page by itself", () => {
    const doc = new Y.Doc();
    const finding = addFinding(doc, ME, { page, kind: "risk", text: "库存" });
    addCause(doc, ME, { finding, text: "b" });
    addCause(doc, ME, { finding, text: "a", after: null });
    addFinding(doc, ME, { page: planPageKey("K1"), kind: "problem" });
    const causes = [expect.objectContaining({ text: "a" }), expect.objectContaining({ text: "b" })];
    expect(readFindings(doc, page)).toEqual([
      { id: finding, page, kind: "risk", text: "库存", causes },
    ]);
    setFindingKind(doc, ME, finding, "problem");
    expect(readFindings(doc, page)[0]?.kind).toBe("problem");
  });

  test("move within their page, and causes within their finding", () => {
    const doc = new Y.Doc();
    const [a, b, c] = ["a", "b", "c"].map((text) => problem(doc, text)) as [string, string, string];
    moveFinding(doc, ME, c, null);
    moveFinding(doc, ME, a, undefined);
    expect(words(doc)).toEqual(["c", "b", "a"]);
    moveFinding(doc, ME, c, b);
    expect(words(doc)).toEqual(["b", "c", "a"]);
    const [x, y] = ["x", "y"].map((text) => addCause(doc, ME, { finding: a, text })) as [
      string,
      string,
    ];
    moveCause(doc, ME, x, y);
    expect(readCauses(doc, a).map(({ text }) => text)).toEqual(["y", "x"]);
  });

  test("behind a row that somebody deleted meanwhile still find their place", () => {
    const doc = new Y.Doc();
    const a = problem(doc, "a");
    problem(doc, "c");
    deleteFinding(doc, ME, a);
    problem(doc, "b", a);
    expect(words(doc)).toEqual(["b", "c"]);
  });

  test("that two people add at one place at once are both there, in one order for everybody", () => {
    const [one, two] = peers((doc) => void problem(doc, "a"), 11, 12) as [Y.Doc, Y.Doc];
    problem(one, "one");
    problem(two, "two");
    meet([one, two]);
    expect(words(one)).toEqual(words(two));
    expect(words(one)).toHaveLength(3);
    // The two share an order key; a third still finds room between them.
    const [, second] = readFindings(one, page);
    problem(one, "between", second?.id);
    expect(words(one)[2]).toBe("between");
  });

  test("moved by one while another edits them keep both", () => {
    const [one, two] = peers((doc) => ["a", "b"].forEach((text) => problem(doc, text)), 11, 12) as [
      Y.Doc,
      Y.Doc,
    ];
    const [a, b] = readFindings(one, page);
    moveFinding(one, ME, a?.id ?? "", b?.id);
    findingText(two, a?.id ?? "")?.insert(1, "!");
    meet([one, two]);
    expect(words(one)).toEqual(["b", "a!"]);
    expect(words(two)).toEqual(["b", "a!"]);
  });

  test("deleted by one while another types into them stay deleted, and come back with the words", () => {
    const [one, two] = peers((doc) => void problem(doc, "a"), 11, 12) as [Y.Doc, Y.Doc];
    const id = readFindings(one, page)[0]?.id ?? "";
    const undo = new Y.UndoManager(one, { trackedOrigins: new Set([ME]) });
    deleteFinding(one, ME, id);
    findingText(two, id)?.insert(1, " and more");
    meet([one, two]);
    expect(words(one)).toEqual([]);
    expect(words(two)).toEqual([]);
    undo.undo();
    meet([one, two]);
    expect(words(one)).toEqual(["a and more"]);
    expect(words(two)).toEqual(["a and more"]);
  });

  test("whose addition is undone keep what others typed into them, for redo", () => {
    const [one, two] = peers(() => undefined, 11, 12) as [Y.Doc, Y.Doc];
    const undo = new Y.UndoManager(one, { trackedOrigins: new Set([ME]) });
    const id = problem(one, "mine");
    meet([one, two]);
    findingText(two, id)?.insert(4, ", theirs");
    meet([one, two]);
    undo.undo();
    expect(words(one)).toEqual([]);
    undo.redo();
    meet([one, two]);
    expect(words(two)).toEqual(["mine, theirs"]);
  });

  test("and causes can be restored as a new edit", () => {
    const doc = new Y.Doc();
    const id = problem(doc, "a");
    const cause = addCause(doc, ME, { finding: id, text: "why" });
    deleteCause(doc, ME, cause);
    deleteFinding(doc, ME, id);
    restoreFinding(doc, ME, id);
    expect(readFindings(doc, page)[0]?.causes).toEqual([]);
    restoreCause(doc, ME, cause);
    expect(readCauses(doc, id)).toEqual([{ id: cause, text: "why" }]);
    expect(causeText(doc, cause)?.toJSON()).toBe("why");
  });

  test("that do not exist are neither moved nor deleted nor found", () => {
    const doc = new Y.Doc();
    moveFinding(doc, ME, "nobody", null);
    deleteFinding(doc, ME, "nobody");
    restoreFinding(doc, ME, "nobody");
    setFindingKind(doc, ME, "nobody", "risk");
    expect(findingText(doc, "nobody")).toBeNull();
    expect(readSheet(doc).findings).toEqual([]);
  });
});

describe("improvement measures", () => {
  test("hold five texts and their owners", () => {
    const doc = new Y.Doc();
    const owners = [
      { kind: "person" as const, personId: "p1" },
      { kind: "name" as const, name: "王经理" },
    ];
    const id = addImprovement(doc, ME, { page, action: "做", due: "3月31日", owners });
    addOwner(doc, ME, id, { kind: "person", personId: "p2" });
    addOwner(doc, ME, id, { kind: "name", name: " 王经理 " });
    removeOwner(doc, ME, id, { kind: "person", personId: "p1" });
    improvementText(doc, id, "progress")?.insert(0, "一半");
    expect(readImprovements(doc, page)).toEqual([
      {
        id,
        page,
        action: "做",
        goal: "",
        due: "3月31日",
        progress: "一半",
        completion: "",
        owners: [owners[1], { kind: "person", personId: "p2" }],
      },
    ]);
  });

  test("take owners that two people add at once, each once", () => {
    const [one, two] = peers((doc) => void addImprovement(doc, ME, { page }), 11, 12) as [
      Y.Doc,
      Y.Doc,
    ];
    const id = readImprovements(one, page)[0]?.id ?? "";
    for (const personId of ["p1", "p2"]) addOwner(one, ME, id, { kind: "person", personId });
    for (const personId of ["p2", "p3"]) addOwner(two, ME, id, { kind: "person", personId });
    meet([one, two]);
    expect(readImprovements(one, page)).toEqual(readImprovements(two, page));
    expect(readImprovements(one, page)[0]?.owners).toHaveLength(3);
  });

  test("refuse an owner without a usable name or id", () => {
    const doc = new Y.Doc();
    const id = addImprovement(doc, ME, { page });
    addOwner(doc, ME, id, { kind: "name", name: "  " });
    addOwner(doc, ME, id, { kind: "name", name: "x".repeat(101) });
    addOwner(doc, ME, id, { kind: "person", personId: "a b" });
    expect(readImprovements(doc, page)[0]?.owners).toEqual([]);
  });

  test("move, go and come back", () => {
    const doc = new Y.Doc();
    const [a, b] = ["a", "b"].map((action) => addImprovement(doc, ME, { page, action })) as [
      string,
      string,
    ];
    moveImprovement(doc, ME, a, b);
    deleteImprovement(doc, ME, b);
    expect(readImprovements(doc, page).map(({ id }) => id)).toEqual([a]);
    restoreImprovement(doc, ME, b);
    expect(readImprovements(doc, page).map(({ id }) => id)).toEqual([b, a]);
  });
});

describe("documents", () => {
  test("are seeded once", () => {
    const doc = new Y.Doc();
    seedSheet(doc, ME);
    const state = Y.encodeStateVector(doc);
    seedSheet(doc, ME);
    expect(Y.encodeStateVector(doc)).toEqual(state);
    expect(sheetVersion(doc)).toBe(SHEET_VERSION);
  });

  test("of the closing page hold remarks and decisions", () => {
    const doc = new Y.Doc();
    seedClosing(doc, ME);
    closingText(doc, "remarks").insert(0, "好");
    expect(readClosing(doc)).toEqual({ remarks: "好", decisions: "" });
  });

  test("name their pages by measure or plan", () => {
    expect(parsePageKey(measurePageKey("M1"))).toEqual({
      subject: { kind: "measure", measureId: "M1" },
      ordinal: 1,
    });
    expect(parsePageKey(planPageKey("K1", 2))).toEqual({
      subject: { kind: "plan", planId: "K1" },
      ordinal: 2,
    });
    for (const wrong of ["measure:", "measure:a b", "measure:M1:1", "x:M1", 3, null]) {
      expect(parsePageKey(wrong)).toBeNull();
    }
  });
});
