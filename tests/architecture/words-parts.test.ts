import { expect, it } from "vitest";
import { zhCN, type WordsParts } from "~/i18n/zh-CN";
import { office } from "~/i18n/zh-CN/office";
import { sheets } from "~/i18n/zh-CN/sheets";
import { importGraph } from "./import-graph";
import { filesBelow } from "./source-files";

const PARTS = { sheets, office } satisfies Record<keyof WordsParts, object>;

const sources = filesBelow(["app"], /\.tsx?$/);
const texts = new Map(sources.map(({ path, text }) => [path, text]));
const graph = importGraph(sources);

it("every section is in one part, or in what every page has", () => {
  const [inSheets, inOffice] = [Object.keys(sheets), Object.keys(office)];
  expect(inSheets.filter((section) => inOffice.includes(section))).toEqual([]);
  expect(Object.keys(zhCN)).toEqual(expect.arrayContaining([...inSheets, ...inOffice]));
});

it("every route has the parts of the dictionary at hand that its pages take words from", () => {
  const routes = [...graph.keys()].filter((path) => /^app\/routes\/.*\.tsx$/.test(path));
  const wrong = ["app/root.tsx", ...routes].flatMap((route) => {
    const awaited = [
      ...(/await wordsPart\((.*?)\)/.exec(texts.get(route) ?? "")?.[1]?.matchAll(/"(\w+)"/g) ?? []),
    ].map(([, name]) => name);
    const needed = partsOf(route);
    return needed.toString() === awaited.toSorted().toString()
      ? []
      : [`${route}: ${needed.join(", ")}`];
  });
  expect(wrong).toEqual([]);
});

/** The parts that what a route shows takes words from, by name. */
function partsOf(route: string): string[] {
  const shown = [...shownBy(route, new Set())].map((path) => texts.get(path) ?? "");
  return Object.entries(PARTS)
    .filter(([, part]) => shown.some((text) => takesFrom(text, Object.keys(part))))
    .map(([name]) => name)
    .toSorted();
}

/** What is sent to the browser for a route: whatever it imports that is not the server's. */
function shownBy(path: string, into: Set<string>): Set<string> {
  if (into.has(path)) return into;
  into.add(path);
  for (const next of graph.get(path)?.files ?? []) {
    if (/^app\/(components|commands)\//.test(next)) shownBy(next, into);
  }
  return into;
}

/** Whether a file takes words from one of some sections: `words.admin`, or by taking them apart. */
function takesFrom(text: string, sections: readonly string[]): boolean {
  const named = [...text.matchAll(/(\w+)(?:: AllWords\b| = useAllWords\(\))/g)].map(
    ([, name]) => name,
  );
  const apart = [...text.matchAll(/\{([^{}]*)\}(?:: AllWords\b| = useAllWords\(\))/g)].flatMap(
    ([, names]) => (names ?? "").split(",").map((name) => name.trim()),
  );
  const whole = [...named, "words", "useAllWords\\(\\)"].join("|");
  const taken = [...text.matchAll(new RegExp(`\\b(?:${whole})\\.(\\w+)`, "g"))].map(
    ([, name]) => name,
  );
  return (
    /\bAllWords\b|\buseAllWords\b/.test(text) &&
    sections.some((section) => [...apart, ...taken].includes(section))
  );
}
