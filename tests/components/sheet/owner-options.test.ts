import { describe, expect, it } from "vitest";
import {
  ownerName,
  ownerOptions,
  ownersFromText,
  type OwnerOption,
} from "~/components/sheet/owner-options";
import type { Owner } from "~/sheet/owners";

const people = [
  { id: "p1", nameZh: "销售部经理", nameEn: "Sales Manager" },
  { id: "p2", nameZh: "网销主管", nameEn: "Web Sales Lead" },
  { id: "p3", nameZh: "财务部经理", nameEn: "Finance Manager" },
];
const person = (personId: string): Owner => ({ kind: "person", personId });
const free = (name: string): Owner => ({ kind: "name", name });
const shown = (options: OwnerOption[]) =>
  options.map((option) => (option.kind === "person" ? option.person.id : option.names.join("+")));

describe("owners in a text", () => {
  it("[DD8] are separated by 、 ， / and spaces, and a known name is that person", () => {
    expect(ownersFromText("销售部经理、网销主管 张三/李四", people)).toEqual([
      person("p1"),
      person("p2"),
      free("张三"),
      free("李四"),
    ]);
  });

  it("are known by either name, however it is capitalized, spaces and all", () => {
    expect(ownersFromText("web sales lead, Jane Doe", people)).toEqual([
      person("p2"),
      free("Jane Doe"),
    ]);
  });

  it("count once each, and blanks are nobody", () => {
    expect(ownersFromText("张三、张三 、 ", people)).toEqual([free("张三")]);
    expect(ownersFromText(" \u3000 ", people)).toEqual([]);
  });
});

describe("the options", () => {
  it("are all people who are not owners yet, as long as nothing is typed", () => {
    expect(shown(ownerOptions("", people, [person("p2")]))).toEqual(["p1", "p3"]);
  });

  it("are those whose name holds what is typed, and the typed words themselves", () => {
    expect(shown(ownerOptions("经理", people, []))).toEqual(["p1", "p3", "经理"]);
    expect(shown(ownerOptions("sales", people, []))).toEqual(["p1", "p2", "sales"]);
  });

  it("offer a person who is typed out in full only once", () => {
    expect(shown(ownerOptions("网销主管", people, []))).toEqual(["p2"]);
  });

  it("never offer who is an owner already", () => {
    expect(shown(ownerOptions("网销主管", people, [person("p2")]))).toEqual([]);
    expect(shown(ownerOptions("张三", people, [free("张三")]))).toEqual([]);
  });

  it("take several pasted names at once", () => {
    const [option] = ownerOptions("销售部经理、张三", people, []);
    expect(option).toEqual({
      kind: "typed",
      names: ["销售部经理", "张三"],
      owners: [person("p1"), free("张三")],
    });
  });
});

it("an owner is called by the name in the page's language, and somebody unknown by none", () => {
  expect(ownerName(person("p1"), people, "zh-CN")).toBe("销售部经理");
  expect(ownerName(person("p1"), people, "en")).toBe("Sales Manager");
  expect(ownerName(free("张三"), people, "en")).toBe("张三");
  expect(ownerName(person("gone"), people, "en")).toBeNull();
});
