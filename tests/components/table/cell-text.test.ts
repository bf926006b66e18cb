import { expect, it } from "vitest";
import { storedText } from "~/components/table/cell-text";
import { column } from "./lay-out";

const people = [
  { id: "p1", nameZh: "销售部经理", nameEn: "Sales manager" },
  { id: "p2", nameZh: "网销经理", nameEn: "Online sales manager", active: false },
];

it("the name of somebody of the company is kept as that person, in either language", () => {
  const owner = column("owner", { kind: "person" });
  expect(storedText(owner, " 销售部经理 ", people)).toBe("person:p1");
  expect(storedText(owner, "sales manager", people)).toBe("person:p1");
});

it("every other name is kept as it was typed", () => {
  const owner = column("owner", { kind: "person" });
  expect(storedText(owner, "外聘顾问", people)).toBe("外聘顾问");
  expect(storedText(owner, "网销经理", people)).toBe("网销经理");
  expect(storedText(owner, "销售部经理、网销经理", people)).toBe("销售部经理、网销经理");
});

it("a name in a column of words stays a word", () => {
  expect(storedText(column("note", { kind: "text" }), "销售部经理", people)).toBe("销售部经理");
  expect(storedText(null, " 1,234 ", people)).toBe("1,234");
});
