import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calculate, type Names } from "~/domain/breakdown/calculate";
import { LONGEST_FORMULA, readFormula, type Formula } from "~/domain/breakdown/formula";
import { fractionOf, toNumber } from "~/domain/breakdown/fraction";
import { nameKey } from "~/domain/breakdown/name";
import { failed, type Value } from "~/domain/breakdown/solve";

const number = (value: number): Value => ({ kind: "number", value: fractionOf(value) });

/** Names that stand for these numbers; null is blank. */
function names(values: Readonly<Record<string, number | null | "words">>): Names {
  const known = new Map(Object.entries(values).map(([name, value]) => [nameKey(name), value]));
  const valueOf = (name: string): Value => {
    const value = known.get(nameKey(name));
    if (value === undefined) return failed({ code: "unknown-name", name });
    if (value === null) return { kind: "blank" };
    return value === "words" ? { kind: "words" } : number(value);
  };
  return {
    valueOf,
    cellOf: (row, column) => valueOf(`${row}.${column}`),
    gathered: () => null,
  };
}

function formulaIn(text: string): Formula {
  const read = readFormula(text);
  if (!read.ok) throw new Error(`${text}: not a formula at ${read.at}`);
  return read.formula;
}

function worth(text: string, values: Parameters<typeof names>[0] = {}): unknown {
  const value = calculate(formulaIn(text), names(values));
  return value.kind === "number" ? toNumber(value.value, 6) : value;
}

describe("reading a formula", () => {
  it.each([
    ["1+2*3", 7],
    ["(1+2)*3", 9],
    ["8-3-2", 3],
    ["16/4/2", 2],
    ["-2*3", -6],
    ["-(2+3)", -5],
    ["2--3", 5],
    ["+4", 4],
    ["= 1 + 1", 2],
    ["＝（１＋２）×３", 9],
    ["9 ÷ 3 − 1", 2],
    [".5*4", 2],
    ["50%*10", 5],
  ])("[BF1] [BF3] [BF5] %s is %d", (text, expected) => {
    expect(worth(text)).toBe(expected);
  });

  it.each([
    ["毛利总额-总费用", { 毛利总额: 84.4, 总费用: 73.2 }, 11.2],
    ["gross_profit / sold", { gross_profit: 10, sold: 4 }, 2.5],
    ["Gross profit - Total expenses", { "gross profit": 3, "total expenses": 1 }, 2],
    ["60至90天 + 90天以上", { "60至90天": 56, "90天以上": 34 }, 90],
    ["`60-90天` + 2", { "60-90天": 1 }, 3],
    ['"a/b" * 「c(d)」', { "a/b": 2, "c(d)": 3 }, 6],
    ["“3月”*2", { "3月": 4 }, 8],
    ["ＰＯＳ费用*2", { pos费用: 4 }, 8],
    ["[408].毛利 / [408].`销 量`", { "408.毛利": 9, "408.销 量": 3 }, 3],
    ["sum(a, b) / 平均(a，b)", { a: 1, b: 3 }, 2],
  ])("[BF2] [BF4] [BF10] names: %s", (text, values, expected) => {
    expect(worth(text, values)).toBe(expected);
  });

  it.each([
    ["", 0],
    ["  ", 2],
    ["=", 1],
    ["1+", 2],
    ["1 2)", 3],
    ["(1", 2],
    ["*2", 0],
    ["a b(1)", 0],
    ["a 「b", 2],
    ["``", 0],
    ["a]", 1],
    ["[a]", 3],
    ["[a].", 4],
    ["[a].3", 4],
    ["sum(1,)", 6],
    ["1234567890123456789", 0],
  ])("[BF5] %s is no formula, at %d", (text, at) => {
    expect(readFormula(text)).toEqual({ ok: false, at });
  });

  it("[BF5] is refused beyond the longest, and reads as many brackets as fit", () => {
    const deep = (LONGEST_FORMULA - 1) / 2;
    expect(worth(`${"(".repeat(Math.floor(deep))}7${")".repeat(Math.floor(deep))}`)).toBe(7);
    expect(readFormula("1".padEnd(LONGEST_FORMULA + 1))).toEqual({
      ok: false,
      at: LONGEST_FORMULA,
    });
  });

  it("[BF5] never throws, whatever is typed, and points into the text where it stops", () => {
    const piece = fc.constantFrom(...'+-*/()[].,`"“”「」=%a库1 '.split(""), "sum(", "1.5", "１");
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((each) => each.join("")),
        ),
        (text) => {
          const read = readFormula(text);
          if (read.ok)
            expect(["number", "error"]).toContain(calculate(read.formula, names({})).kind);
          else expect(read.at).toBeLessThanOrEqual(text.length);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe("computing a formula", () => {
  it("[BF6] is exact: a / b * b is a, and nothing is rounded in between", () => {
    expect(worth("a / b * b", { a: 1, b: 3 })).toBe(1);
    expect(worth("0.1 + 0.2 - 0.3")).toBe(0);
  });

  it("[BF6] agrees with a tree of the same operations", () => {
    const leaf = fc.integer({ min: -50, max: 50 }).map((value) => ({ text: `(${value})`, value }));
    const { tree } = fc.letrec<{ tree: { text: string; value: number } }>((tie) => ({
      tree: fc.oneof(
        { depthSize: "small" },
        leaf,
        fc.tuple(tie("tree"), fc.constantFrom("+", "-", "*"), tie("tree")).map(([l, sign, r]) => ({
          text: `(${l.text}${sign}${r.text})`,
          value:
            sign === "+" ? l.value + r.value : sign === "-" ? l.value - r.value : l.value * r.value,
        })),
      ),
    }));
    fc.assert(
      fc.property(tree, ({ text, value }) => {
        fc.pre(text.length <= LONGEST_FORMULA && Math.abs(value) < 1e8);
        expect(worth(text)).toBe(value + 0);
      }),
    );
  });

  it.each([
    ["1/0", { code: "division-by-zero" }],
    ["1/(a-a)", { code: "division-by-zero" }],
    ["a+missing", { code: "unknown-name", name: "missing" }],
    ["a+blank", { code: "empty-operand", name: "blank" }],
    ["a+words", { code: "not-numeric", name: "words" }],
    ["[x].y", { code: "unknown-name", name: "x.y" }],
    ["sum(blank, blank)", { code: "empty-operand", name: "blank, blank" }],
  ])("[BF6] [BF7] %s is an error and says which", (text, error) => {
    const values = { a: 1, blank: null, words: "words" } as const;
    expect(worth(text, values)).toEqual(failed(error as never));
  });

  it("[BF6] stops before numbers grow without end", () => {
    const squares = Array.from({ length: 60 }, () => "999999999999").join("*");
    expect(worth(squares.slice(0, LONGEST_FORMULA))).toBeNull();
    const chained: Record<string, number> = { a: 999_999_999_999_999 };
    const power = Array.from({ length: 100 }, () => "a").join("*");
    expect(worth(power, chained)).toEqual(failed({ code: "too-large" }));
  });

  it("[BF8] functions leave out what is blank", () => {
    expect(worth("avg(a, blank, b)", { a: 1, blank: null, b: 2 })).toBe(1.5);
    expect(worth("SUM(a, 1+1)", { a: 1 })).toBe(3);
  });
});
