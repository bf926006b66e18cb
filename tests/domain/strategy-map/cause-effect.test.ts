import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  arrowsIn,
  causesOf,
  effectsOf,
  endArrow,
  judgeArrow,
  type SpannedArrow,
} from "~/domain/strategy-map/cause-effect";

const arrow = (
  pair: string,
  validFrom = "2021-01",
  validTo: string | null = null,
): SpannedArrow => {
  const [causeId = "", effectId = ""] = pair.split(">");
  return { causeId, effectId, validFrom, validTo };
};

describe("a new arrow", () => {
  it("[SM1] does not point at its own objective", () => {
    expect(judgeArrow([], arrow("a>a"))).toBe("arrow-to-itself");
  });

  it("[SM2] is not drawn twice in a month, but again after the first has ended", () => {
    const first = arrow("a>b", "2021-01", "2021-03");
    expect(judgeArrow([first], arrow("a>b", "2021-03"))).toBe("arrow-exists");
    expect(judgeArrow([first], arrow("a>b", "2021-04"))).toBeNull();
    expect(judgeArrow([arrow("a>b", "2021-06")], arrow("a>b", "2021-02"))).toBe("arrow-exists");
  });

  it("[SM3] closes no circle, short or long", () => {
    expect(judgeArrow([arrow("a>b")], arrow("b>a"))).toBe("arrow-makes-cycle");
    const chain = [arrow("a>b"), arrow("b>c"), arrow("c>d")];
    expect(judgeArrow(chain, arrow("d>a"))).toBe("arrow-makes-cycle");
    expect(judgeArrow(chain, arrow("a>d"))).toBeNull();
  });

  it("[SM3] may turn round what has ended, and not what begins later", () => {
    expect(judgeArrow([arrow("a>b", "2021-01", "2021-02")], arrow("b>a", "2021-03"))).toBeNull();
    expect(judgeArrow([arrow("a>b", "2021-09")], arrow("b>a", "2021-03"))).toBe(
      "arrow-makes-cycle",
    );
  });

  it("[SM3] closes a circle only where all of it is there in the same month", () => {
    const beside = [arrow("a>b", "2021-01", "2021-03"), arrow("b>c", "2021-05", "2021-08")];
    expect(judgeArrow(beside, arrow("c>a", "2021-01"))).toBeNull();
    const together = [arrow("a>b", "2021-01", "2021-05"), arrow("b>c", "2021-05", "2021-08")];
    expect(judgeArrow(together, arrow("c>a", "2021-01"))).toBe("arrow-makes-cycle");
  });

  it("[SM3] accepted one after the other, arrows lead nothing back to itself in any month", () => {
    const month = fc.integer({ min: 1, max: 12 }).map((n) => `2021-${String(n).padStart(2, "0")}`);
    const id = fc.constantFrom("a", "b", "c", "d", "e");
    const spanned = fc
      .tuple(id, id, month, fc.option(month))
      .filter(([, , from, to]) => to === null || from <= to)
      .map(([cause, effect, from, to]) => arrow(`${cause}>${effect}`, from, to));
    fc.assert(
      fc.property(fc.array(spanned, { maxLength: 40 }), month, (tried, looked) => {
        const drawn: SpannedArrow[] = [];
        for (const each of tried) if (judgeArrow(drawn, each) === null) drawn.push(each);
        const there = arrowsIn(drawn, looked);
        for (const start of ["a", "b", "c", "d", "e"]) {
          expect(effectsOf(there, start).has(start)).toBe(false);
        }
      }),
    );
  });
});

describe("what drives what", () => {
  const arrows = ["l>p", "p>c", "q>c", "c>f", "c>g"].map((pair) => arrow(pair));

  it("upstream are all causes and theirs", () => {
    expect([...causesOf(arrows, "f")].toSorted()).toEqual(["c", "l", "p", "q"]);
    expect(causesOf(arrows, "l").size).toBe(0);
  });

  it("downstream are all effects and theirs", () => {
    expect([...effectsOf(arrows, "p")].toSorted()).toEqual(["c", "f", "g"]);
  });

  it("ends also where somebody has put a circle into the tables", () => {
    expect([...causesOf([arrow("a>b"), arrow("b>a")], "a")].toSorted()).toEqual(["a", "b"]);
  });
});

describe("[SM4] removing an arrow", () => {
  it("leaves the months before", () => {
    expect(endArrow(arrow("a>b", "2021-01"), "2021-03")).toEqual({
      validFrom: "2021-01",
      validTo: "2021-02",
    });
  });

  it("from its first month on, or an earlier one, leaves nothing", () => {
    expect(endArrow(arrow("a>b", "2021-03"), "2021-03")).toBeNull();
    expect(endArrow(arrow("a>b", "2021-03"), "2021-01")).toBeNull();
  });
});
