import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { roundHalfAway } from "~/domain/scorecard/decimal";
import { readNumber } from "~/domain/scorecard/read-number";
import { NO_LEVELS, type Levels } from "~/domain/scorecard/types";
import { decimals, figure } from "./arbitraries";

const STOCK: Levels = { challenge2: 17, challenge1: 18, target: 19, threshold: 21 };

function read(text: string) {
  return readNumber(text, { percent: false });
}

function readPercent(text: string, levels?: Levels) {
  return readNumber(text, levels ? { percent: true, levels } : { percent: true });
}

describe("numbers that are read", () => {
  it.each([
    ["88", 88],
    ["1,234", 1234],
    ["1，234", 1234],
    ["1,234,567.5", 1_234_567.5],
    ["1 234", 1234],
    ["1\u00a0234\u202f567", 1_234_567],
    ["１２３．５", 123.5],
    ["－１，２３４", -1234],
    ["  42\u3000", 42],
    ["+7", 7],
    ["-1108", -1108],
    ["−1108", -1108],
    ["- 5", -5],
    [".5", 0.5],
    ["5.", 5],
    ["007", 7],
    ["0", 0],
    ["1.005", 1.005],
  ])("[NR1] [NR3] %j is %d", (text, value) => {
    expect(read(text)).toEqual({ ok: true, value, ask: null });
  });

  it("[NR1] a negative zero is zero", () => {
    const result = read("-0");
    expect(result.ok && Object.is(result.value, 0)).toBe(true);
  });

  it.each(["", "  ", "\u3000\t"])("[NR2] %j is no actual", (text) => {
    expect(read(text)).toEqual({ ok: true, value: null, ask: null });
  });

  it.each([
    ["10.5%", 10.5],
    ["10.5 %", 10.5],
    ["１９％", 19],
    ["19", 19],
    ["-3%", -3],
  ])("[NR4] %j is %d for a percentage measure", (text, value) => {
    expect(readPercent(text)).toEqual({ ok: true, value, ask: null });
  });
});

describe("texts that are refused", () => {
  it.each([
    ["abc", "not-a-number"],
    ["-", "not-a-number"],
    [".", "not-a-number"],
    ["1.2.3", "not-a-number"],
    ["--5", "not-a-number"],
    ["5-", "not-a-number"],
    ["3-5", "not-a-number"],
    ["1e3", "not-a-number"],
    ["%", "not-a-number"],
    ["12辆 13辆", "not-a-number"],
    ["NaN", "not-a-number"],
    ["Infinity", "not-a-number"],
    ["88辆", "extra-text"],
    ["88 万元", "extra-text"],
    ["约88", "extra-text"],
    ["¥1,234", "extra-text"],
    ["(5)", "extra-text"],
    ["5。", "extra-text"],
    ["1,23", "bad-separators"],
    ["1,2345", "bad-separators"],
    ["1234,567", "bad-separators"],
    ["1,,234", "bad-separators"],
    ["1,234 567", "bad-separators"],
    ["0,123", "bad-separators"],
    [",123", "not-a-number"],
    ["1 2", "bad-separators"],
    ["1.234,5", "not-a-number"],
    ["1,23,456", "bad-separators"],
    ["1234567890123456", "too-many-digits"],
    ["0.1234567890123456", "too-many-digits"],
  ])("[NR1] [NR3] [NR5] [NR7] %j: %s", (text, error) => {
    expect(read(text)).toEqual({ ok: false, error });
  });

  it("[NR4] a percent sign is refused where the measure is no percentage", () => {
    expect(read("10.5%")).toEqual({ ok: false, error: "percent-not-expected" });
    expect(read("１０％")).toEqual({ ok: false, error: "percent-not-expected" });
    expect(readPercent("5%%")).toEqual({ ok: false, error: "not-a-number" });
  });

  it("[NR7] leading and trailing zeros are no digits to keep", () => {
    expect(read("0000000000000000001.50000000000000000")).toMatchObject({ value: 1.5 });
    expect(read("123456789012345")).toMatchObject({ value: 123_456_789_012_345 });
  });
});

describe("0.19 or 19?", () => {
  it("[NR6] a percentage a hundredth of its levels is read, with a question", () => {
    expect(readPercent("0.19", STOCK)).toEqual({
      ok: true,
      value: 0.19,
      ask: { kind: "hundredth", alternative: 19 },
    });
    expect(readPercent("0.19%", STOCK)).toMatchObject({ value: 0.19, ask: { alternative: 19 } });
  });

  it("[NR6] nothing is asked for other units, without levels or for a plausible value", () => {
    expect(readNumber("0.19", { percent: false, levels: STOCK })).toMatchObject({ ask: null });
    expect(readPercent("0.19")).toMatchObject({ ask: null });
    expect(readPercent("0.19", NO_LEVELS)).toMatchObject({ ask: null });
    expect(readPercent("10.5", STOCK)).toMatchObject({ ask: null });
  });
});

describe("round trips", () => {
  it.each(["zh-CN", "en"])("what is displayed in %s is read back", (locale) => {
    fc.assert(
      fc.property(figure, decimals, fc.boolean(), (number, places, minusSign) => {
        const shown = roundHalfAway(number * 1000, places);
        const format = new Intl.NumberFormat(locale, {
          minimumFractionDigits: places,
          maximumFractionDigits: places,
        });
        const text = format.format(shown);
        expect(read(minusSign ? text.replace("-", "−") : text)).toMatchObject({ value: shown });
      }),
    );
  });

  it("full-width typing reads as plain typing does", () => {
    fc.assert(
      fc.property(figure, (number) => {
        const wide = String(number).replace(/[!-~]/g, (character) =>
          String.fromCharCode(character.charCodeAt(0) + 0xfee0),
        );
        expect(read(wide)).toMatchObject({ value: number });
      }),
    );
  });

  it("any text is answered with a finite number or a reason", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.boolean(), (text, percent) => {
        const result = readNumber(text, { percent, levels: STOCK });
        expect(!result.ok || result.value === null || Number.isFinite(result.value)).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[-+0-9.,% ]{0,9}$/), (text) => {
        const result = readPercent(text);
        expect(!result.ok || result.value === null || Number.isFinite(result.value)).toBe(true);
      }),
    );
  });
});
