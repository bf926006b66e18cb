import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { countOf, numbersByKind, outlineOf, readOutline } from "~/components/sheet/finding-outline";
import { addCause, addFinding, findingText } from "~/sheet/findings";
import { measurePageKey } from "~/sheet/page-key";

const page = measurePageKey("m3");

function sheet() {
  const doc = new Y.Doc();
  const first = addFinding(doc, null, { page, kind: "problem", text: "订单少" });
  const risk = addFinding(doc, null, { page, kind: "risk", text: "库存高" });
  const second = addFinding(doc, null, { page, kind: "problem" });
  const cause = addCause(doc, null, { finding: first, text: "回访少" });
  return { doc, first, risk, second, cause };
}

describe("the outline of a page", () => {
  it("does not change when somebody types", () => {
    const { doc, first } = sheet();
    const before = readOutline(doc, page);
    findingText(doc, first)?.insert(0, "展厅新增");
    expect(readOutline(doc, page)).toEqual(before);
  });

  it("has the same rows in the same order before and after the document is here", () => {
    const { doc, first, risk, second } = sheet();
    const initial = outlineOf([
      { id: first, kind: "problem", text: "订单少", causes: ["回访少"] },
      { id: risk, kind: "risk", text: "库存高", causes: [] },
      { id: second, kind: "problem", text: "", causes: [] },
    ]);
    const shape = (rows: typeof initial) =>
      rows.map(({ id, kind, causes }) => [id, kind, causes.length]);
    expect(shape(readOutline(doc, page))).toEqual(shape(initial));
    expect(initial[0]?.causes[0]?.initial).toBe("回访少");
  });

  it("numbers and counts problems and risks each for themselves", () => {
    const { doc } = sheet();
    const outline = readOutline(doc, page);
    expect(numbersByKind(outline)).toEqual([1, 1, 2]);
    expect([countOf(outline, "problem"), countOf(outline, "risk")]).toEqual([2, 1]);
  });
});
