import { describe, expect, it } from "vitest";
import { around, covers, isSpan, overlap, type Span } from "~/domain/scorecard/validity";

const span = (validFrom: string, validTo: string | null = null): Span => ({ validFrom, validTo });

describe("a span of months", () => {
  it("[MO3] ends no earlier than it begins; one month is a span", () => {
    expect(isSpan(span("2021-03", "2021-03"))).toBe(true);
    expect(isSpan(span("2021-03", "2021-02"))).toBe(false);
    expect(isSpan(span("2021-03"))).toBe(true);
  });

  it("[MO5] covers another one that lies within it, both ends included", () => {
    expect(covers(span("2021-01", "2021-12"), span("2021-01", "2021-12"))).toBe(true);
    expect(covers(span("2021-02"), span("2021-01"))).toBe(false);
    expect(covers(span("2021-01", "2021-12"), span("2021-01"))).toBe(false);
    expect(covers(span("2021-01"), span("2021-03", "2021-04"))).toBe(true);
    expect(covers(span("2021-01", "2021-03"), span("2021-03", "2021-04"))).toBe(false);
  });

  it("[MO6] overlaps another one when they share a month, whichever is named first", () => {
    const pairs: [Span, Span, boolean][] = [
      [span("2021-01", "2021-04"), span("2021-05"), false],
      [span("2021-01", "2021-05"), span("2021-05"), true],
      [span("2021-01"), span("2021-05"), true],
      [span("2021-01"), span("2021-01", "2021-01"), true],
    ];
    for (const [left, right, expected] of pairs) {
      expect(overlap(left, right)).toBe(expected);
      expect(overlap(right, left)).toBe(expected);
    }
  });

  it("together with another one reaches from the first beginning to the last end", () => {
    expect(around(span("2021-03", "2021-04"), span("2021-01", "2021-02"))).toEqual({
      from: "2021-01",
      to: "2021-04",
    });
    expect(around(span("2021-03", "2021-04"), span("2021-05"))).toEqual({
      from: "2021-03",
      to: null,
    });
  });
});
