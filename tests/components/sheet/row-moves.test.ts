import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dropRow, stepRow, type Move } from "~/components/sheet/row-moves";

const ids = ["a", "b", "c", "d"];

/** The list after a move, as the document carries it out. */
function moved(list: readonly string[], id: string, move: Move): string[] {
  if (move === null) return [...list];
  const rest = list.filter((each) => each !== id);
  const at = move.after === null ? 0 : rest.indexOf(move.after) + 1;
  return [...rest.slice(0, at), id, ...rest.slice(at)];
}

describe("a step", () => {
  it("up changes places with the row above", () => {
    expect(moved(ids, "c", stepRow(ids, "c", "up"))).toEqual(["a", "c", "b", "d"]);
    expect(moved(ids, "b", stepRow(ids, "b", "up"))).toEqual(["b", "a", "c", "d"]);
  });

  it("down changes places with the row below", () => {
    expect(moved(ids, "b", stepRow(ids, "b", "down"))).toEqual(["a", "c", "b", "d"]);
  });

  it("beyond either end is none", () => {
    expect(stepRow(ids, "a", "up")).toBeNull();
    expect(stepRow(ids, "d", "down")).toBeNull();
  });

  it("of a row that somebody has deleted meanwhile is none", () => {
    expect(stepRow(ids, "gone", "up")).toBeNull();
    expect(stepRow(ids, "gone", "down")).toBeNull();
  });
});

describe("a drop", () => {
  it("gives the row the place of the one it is dropped on", () => {
    const list = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 8 });
    const drop = list.chain((rows) =>
      fc.record({
        rows: fc.constant(rows),
        from: fc.nat(rows.length - 1),
        to: fc.nat(rows.length - 1),
      }),
    );
    fc.assert(
      fc.property(drop, ({ rows, from, to }) => {
        const [id, over] = [rows[from] ?? "", rows[to] ?? ""];
        const after = moved(rows, id, dropRow(rows, id, over));
        expect(after.indexOf(id)).toBe(to);
        expect(after.filter((each) => each !== id)).toEqual(rows.filter((each) => each !== id));
      }),
    );
  });

  it("on itself or on a row that is gone is none", () => {
    expect(dropRow(ids, "b", "b")).toBeNull();
    expect(dropRow(ids, "b", "gone")).toBeNull();
    expect(dropRow(ids, "gone", "b")).toBeNull();
  });
});
