import ts from "typescript";
import { describe, expect, it } from "vitest";
import { filesBelow, matchesIn, nodesOf, parse, placeOf } from "./source-files";

const longestFile = 350;

/** Not these tests: they have to name what they look for. */
const files = filesBelow(["app", "server", "db", "tests"], /\.(ts|tsx|mjs)$/).filter(
  ({ path }) => !path.startsWith("tests/architecture/"),
);
const tests = files.filter(({ path }) => path.startsWith("tests/"));

describe("the code", () => {
  it(`has no file longer than ${longestFile} lines`, () => {
    const long = [...files, ...filesBelow(["app", "styles"], /\.css$/)]
      .map(({ path, text }) => ({ path, lines: text.trimEnd().split("\n").length }))
      .filter(({ lines }) => lines > longestFile);
    expect(long).toEqual([]);
  });

  it("has no type `any`", () => {
    const untyped = files
      .map(parse)
      .flatMap((file) =>
        [...nodesOf(file)]
          .filter((node) => node.kind === ts.SyntaxKind.AnyKeyword)
          .map((node) => placeOf(file, node)),
      );
    expect(untyped).toEqual([]);
  });

  it("silences neither the compiler nor the linter", () => {
    const silencer = /@ts-(ignore|expect-error|nocheck)|(oxlint|eslint)-disable|prettier-ignore/;
    expect(files.flatMap((file) => matchesIn(file, silencer))).toEqual([]);
  });

  it("leaves no note about unfinished work", () => {
    expect(files.flatMap((file) => matchesIn(file, /\b(TODO|FIXME|XXX|HACK)\b/))).toEqual([]);
  });
});

describe("the tests", () => {
  it("all run: none is singled out, skipped or expected to fail", () => {
    const held = /\b(test|it|describe)(\.\w+)*\.(only|skip|skipIf|runIf|todo|fixme|fails|fail)\b/;
    expect(tests.flatMap((file) => matchesIn(file, held))).toEqual([]);
  });
});
