import { expect, it } from "vitest";
import { anchorOfPlace, AnchorLimit, pageOf, placeName, type Anchor } from "~/protocol/anchor";
import { readAnchor } from "~/protocol/read-anchor";

const at = { departmentId: "d1", page: "measure:m1" };
const stretch = {
  ...at,
  kind: "text",
  text: "finding:f1",
  start: { item: { client: 1, clock: 2 }, assoc: 0 },
  end: { type: { client: 1, clock: 0 }, assoc: -1 },
  quote: "words",
};
const anchors = [
  { kind: "department", departmentId: "d1" },
  { ...at, kind: "page" },
  { ...at, kind: "field", field: "finding:f1" },
  { ...at, kind: "cell", table: "year", row: "actual", column: "2021-02" },
  { ...at, kind: "cell", table: "t1", row: "r1", column: "c1", names: { row: "408", column: "" } },
  stretch,
] as Anchor[];

it.each(anchors)(
  "an anchor of kind $kind is read as it was written, and nothing besides",
  (anchor) => {
    expect(readAnchor({ ...JSON.parse(JSON.stringify(anchor)), extra: "x" })).toEqual(anchor);
  },
);

it.each([
  null,
  "page",
  [],
  { kind: "page", departmentId: "d1" },
  { kind: "page", departmentId: "", page: "p" },
  { kind: "elsewhere", ...at },
  { ...at, kind: "field", field: "x".repeat(AnchorLimit.name + 1) },
  { ...at, kind: "cell", table: "year", row: "actual" },
  { ...at, kind: "cell", table: "t1", row: "r1", column: "c1", names: { row: "408" } },
  { ...at, kind: "cell", table: "t1", row: "r1", column: "c1", names: "408" },
  { ...stretch, quote: " " },
  { ...stretch, quote: "x".repeat(AnchorLimit.quote + 1) },
  { ...stretch, start: { item: "x" } },
  { ...stretch, start: { item: { client: 1, clock: 2 }, more: 1 } },
  { ...stretch, start: 3 },
])("%j is none", (value) => {
  expect(readAnchor(value)).toBeNull();
});

it("a place on a page has a name, by which it is found again", () => {
  for (const anchor of anchors.filter(
    ({ kind }) => kind === "field" || kind === "cell" || kind === "page",
  )) {
    const names = anchor.kind === "cell" ? anchor.names : undefined;
    expect(anchorOfPlace(at, placeName(anchor), names)).toEqual(anchor);
  }
  expect(placeName(stretch as Anchor)).toBe("field:finding:f1");
  expect(anchors.map(pageOf)).toEqual([null, ...anchors.slice(1).map(() => at.page)]);
});

it("a position nested deep enough to overflow a stack is none, and no fault", () => {
  let deep: unknown = 1;
  for (let level = 0; level < 20_000; level++) deep = { item: deep };
  expect(readAnchor({ ...stretch, start: deep })).toBeNull();
});

it("a cell's names are cut to what an anchor takes", () => {
  const long = { row: "x".repeat(AnchorLimit.name + 1), column: "y" };
  const anchor = anchorOfPlace(at, "cell:t1/r1/c1", long);
  expect(readAnchor(JSON.parse(JSON.stringify(anchor)))).toEqual(anchor);
});
