import { expect, test } from "vitest";
import { pastedImprovements } from "~/components/sheet/pasted-improvements";

const people = [{ id: "p1", nameZh: "销售部经理", nameEn: "Sales manager" }];
const heads = ["改善措施", "行动目标", "责任人", "计划完成", "改善进展 / 完成情况"];
const read = (text: string) => pastedImprovements(text, people, heads);
const measure = (given: object) => ({
  action: "",
  goal: "",
  owners: [],
  due: "",
  progress: "",
  completion: "",
  ...given,
});

test("the words of one measure are no list", () => {
  expect(read("每周一复盘线索")).toBeNull();
  expect(read("每周一复盘线索\n")).toBeNull();
  expect(read("")).toBeNull();
});

test("each line of a spreadsheet is a measure, its cells in the order of the page", () => {
  const copied =
    "改善措施\t行动目标\t责任人\t计划完成\r\n复盘线索\t到店率 18%\t销售部经理、网销主管\t3月31日\r\n\t\t\r\n盘点库存\r\n";
  expect(read(copied)).toEqual([
    measure({
      action: "复盘线索",
      goal: "到店率 18%",
      owners: [
        { kind: "person", personId: "p1" },
        { kind: "name", name: "网销主管" },
      ],
      due: "3月31日",
    }),
    measure({ action: "盘点库存" }),
  ]);
});

test("lines of a list are measures too, and a cell may hold several lines", () => {
  expect(read("复盘线索\n盘点库存")).toEqual([
    measure({ action: "复盘线索" }),
    measure({ action: "盘点库存" }),
  ]);
  expect(read('"复盘\n线索"\t18%')).toEqual([measure({ action: "复盘\n线索", goal: "18%" })]);
});

test("what is too long to be a list is not taken for one", () => {
  expect(read("一行\n".repeat(100))).toHaveLength(100);
  expect(read("一行\n".repeat(101))).toBeNull();
});
