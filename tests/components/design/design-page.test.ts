import { expect, it } from "vitest";
import { COLOUR_TOKENS } from "~/components/design/colour-tokens";
import { importGraph } from "../../architecture/import-graph";
import { filesBelow } from "../../architecture/source-files";
import { hexColoursIn, sheet } from "../../styles/colours";

/** The folders whose components are shown in every state. */
const shown = /^app\/components\/(ui|form|scorecard)\/[\w-]+\.tsx$/;

/** Components that are not shown for themselves, and why. */
const notShown = new Map([
  ["app/components/ui/site.tsx", "the frame around the page"],
  ["app/components/ui/demo-clock.tsx", "above every page of the demo"],
  ["app/components/ui/lazily.tsx", "draws nothing: it waits for what it is around"],
  ["app/components/ui/early-events.tsx", "draws nothing: a listener in the head of the document"],
  ["app/components/form/refusal-context.tsx", "shows a Refusal, which is on the page"],
]);

it("every component of ui, form and scorecard is on the design system's page", () => {
  const graph = importGraph(filesBelow(["app"], /\.tsx?$/));
  const reached = new Set<string>();
  const visit = (path: string): void => {
    if (reached.has(path)) return;
    reached.add(path);
    graph.get(path)?.files.forEach(visit);
  };
  visit("app/routes/design.tsx");
  const missing = [...graph.keys()].filter(
    (path) => shown.test(path) && !reached.has(path) && !notShown.has(path),
  );
  expect(missing).toEqual([]);
});

it("every colour of the tokens is on it, by its name", () => {
  const tokens = [...hexColoursIn(sheet("tokens.css")).keys()];
  expect(Object.values(COLOUR_TOKENS).flat().toSorted()).toEqual(tokens.toSorted());
});
