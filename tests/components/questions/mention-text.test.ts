import { describe, expect, it } from "vitest";
import {
  mentionedIn,
  peopleFound,
  typedMention,
  withMention,
  wordPieces,
} from "~/components/questions/mention-text";

const people = [
  { id: "gm", nameZh: "总经理", nameEn: "General manager" },
  { id: "sales", nameZh: "销售部经理", nameEn: "Sales manager" },
  { id: "clerk", nameZh: "销售", nameEn: "Sales" },
];

describe("a mention that is being typed", () => {
  it.each([
    ["请@", 2, { from: 1, query: "" }],
    ["@销售", 3, { from: 0, query: "销售" }],
    ["＠总", 2, { from: 0, query: "总" }],
    ["@销售 再说", 6, null],
    ["a@b.cn", 6, null],
    ["没有", 2, null],
    ["@一二三四五六七八九十一二三四五六七八九十一", 22, null],
  ])("in %j at %i is %o", (text, caret, typed) => {
    expect(typedMention(text, caret)).toEqual(typed);
  });

  it("offers the people whose name holds it, in either language, those first that begin with it", () => {
    expect(peopleFound("经理", people).map(({ id }) => id)).toEqual(["gm", "sales"]);
    expect(peopleFound("manager", people).map(({ id }) => id)).toEqual(["gm", "sales"]);
    expect(peopleFound("SALES", people).map(({ id }) => id)).toEqual(["sales", "clerk"]);
    expect(peopleFound("不在", people)).toEqual([]);
  });

  it("gives way to the name that was picked, with the caret behind it", () => {
    expect(withMention("请@总看看", 3, { from: 1, query: "总" }, "总经理")).toEqual({
      text: "请@总经理 看看",
      caret: 6,
    });
  });
});

describe("the people mentioned", () => {
  it("are those whose names stand behind an @, the longest name where two begin alike", () => {
    expect(mentionedIn("@销售部经理 和 @General manager，@总经理", people)).toEqual([
      "sales",
      "gm",
    ]);
    expect(mentionedIn("@销售，@不在", people)).toEqual(["clerk"]);
  });

  it("are told apart from the other words", () => {
    expect(wordPieces("请@总经理看", people)).toEqual([
      { start: 0, text: "请", mention: false },
      { start: 1, text: "@总经理", mention: true },
      { start: 5, text: "看", mention: false },
    ]);
    expect(wordPieces("", people)).toEqual([]);
  });
});
