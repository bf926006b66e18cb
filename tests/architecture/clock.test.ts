import ts from "typescript";
import { expect, it } from "vitest";
import { filesBelow, nodesOf, parse, placeOf } from "./source-files";

/** The one place that asks the machine for the time; the demo's clock stands still there. */
const clock = "server/clock.ts";

const files = filesBelow(
  ["app/domain", "app/sheet", "app/services", "app/routes", "db", "server"],
  /\.tsx?$/,
).filter(({ path }) => path !== clock);

it(`the time is asked for in ${clock} only, and handed on from there`, () => {
  const asked = files
    .map(parse)
    .flatMap((file) => [...nodesOf(file)].filter(asksForTime).map((node) => placeOf(file, node)));
  expect(asked).toEqual([]);
});

it("rules are not left to chance", () => {
  const random = files
    .filter(({ path }) => path.startsWith("app/domain/"))
    .filter(({ text }) => /Math\.random|randomUUID|getRandomValues/.test(text))
    .map(({ path }) => path);
  expect(random).toEqual([]);
});

/** `Date.now()` and `new Date()`; `new Date(2021, 1)` and the like only compute. */
function asksForTime(node: ts.Node): boolean {
  if (ts.isNewExpression(node)) {
    return node.expression.getText() === "Date" && !node.arguments?.length;
  }
  return ts.isPropertyAccessExpression(node) && node.getText() === "Date.now";
}
