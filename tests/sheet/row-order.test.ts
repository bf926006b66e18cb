import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareRows, placeRow, readOrder, type Ordered } from "~/sheet/row-order";

describe("the order of rows", () => {
  const stored = fc.oneof(
    fc.constantFrom("a0", "a1", "a0V", "Zz", "A00000000000000000000000001", "", "z", "a00", "!"),
    fc.stringMatching(/^[A-Za-z][0-9A-Za-z]{0,30}$/),
  );
  const list = fc
    .array(stored, { maxLength: 12 })
    .map((keys) =>
      keys
        .map((key, index): Ordered => ({ id: `r${index}`, order: readOrder(key) }))
        .toSorted(compareRows),
    );

  test("gives a row exactly the place that was asked for, whatever keys are stored", () => {
    fc.assert(
      fc.property(list, fc.integer({ min: -2, max: 14 }), (rows, index) => {
        const written = placeRow(rows, index, "new");
        const after = [...rows, { id: "new", order: "" }]
          .map((row) => ({ ...row, order: readOrder(written.get(row.id) ?? row.order) }))
          .toSorted(compareRows)
          .map(({ id }) => id);
        const expected = rows.map(({ id }) => id);
        expected.splice(Math.min(Math.max(index, 0), rows.length), 0, "new");
        expect(after).toEqual(expected);
      }),
      { numRuns: 2_000 },
    );
  });

  test("writes one key only where there is room", () => {
    const rows = ["a0", "a1", "a2"].map((order, index) => ({ id: `r${index}`, order }));
    expect([...placeRow(rows, 1, "new").keys()]).toEqual(["new"]);
  });

  test("keeps dividing one place: a thousand insertions later the keys are still keys", () => {
    let rows: Ordered[] = [
      { id: "first", order: "a0" },
      { id: "last", order: "a1" },
    ];
    for (let step = 0; step < 1_000; step++) {
      const keys = placeRow(rows, 1 + (step % 2), `n${step}`);
      rows = [...rows, { id: `n${step}`, order: "" }]
        .map((row) => ({ ...row, order: keys.get(row.id) ?? row.order }))
        .toSorted(compareRows);
    }
    expect(rows.every(({ order }) => readOrder(order) === order && order !== "")).toBe(true);
  });
});
