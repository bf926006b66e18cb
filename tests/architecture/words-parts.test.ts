import { expect, it } from "vitest";
import { zhCN, type WordsParts } from "~/i18n/zh-CN";
import { everywhere } from "~/i18n/zh-CN/everywhere";
import { office } from "~/i18n/zh-CN/office";
import { pages } from "~/i18n/zh-CN/pages";
import { sheets } from "~/i18n/zh-CN/sheets";
import { importGraph } from "./import-graph";
import { filesBelow } from "./source-files";

const PARTS = { sheets, office } satisfies Record<keyof WordsParts, object>;

/** What is there before any page of a meeting is: the document, the frame, its pages' routes. */
const FRAME = ["app/root.tsx", "app/routes/meetings.$month.tsx", "app/routes/$.tsx"];
const isOfFrame = (path: string) =>
  FRAME.includes(path) || /^app\/routes\/meetings\.\$month\.[^_].*\.tsx$/.test(path);

const sources = filesBelow(["app"], /\.tsx?$/);
const texts = new Map(sources.map(({ path, text }) => [path, text]));
const graph = importGraph(sources);

/** The same without what is loaded only later. */
const first = importGraph(
  sources.map((source) => ({ ...source, text: source.text.replaceAll(/\bimport\(/g, "later(") })),
);
/** Whoever calls these waits for their words. */
const WAITED_FOR = ["app/commands/refusal-words.ts"];

it("every section is in one part, or in what every page has", () => {
  const sections = [everywhere, pages, sheets, office].flatMap((part) => Object.keys(part));
  expect(sections.toSorted()).toEqual(Object.keys(zhCN).toSorted());
});

it("a meeting's frame is alive with the first words alone", () => {
  const shown = new Set<string>();
  for (const route of [...graph.keys()].filter(isOfFrame)) shownBy(first, route, shown);
  const later = Object.keys({ ...pages, ...sheets, ...office });
  const wrong = [...shown].filter((path) => takesFrom(texts.get(path) ?? "", later));
  expect(wrong).toEqual(WAITED_FOR);
});

it("every route waits for the words that come later before it says them", () => {
  const routes = [...graph.keys()].filter((path) => /^app\/routes\/.*\.tsx$/.test(path));
  const says = (route: string) =>
    [...shownBy(graph, route, new Set())].some(
      (path) => !WAITED_FOR.includes(path) && takesFrom(texts.get(path) ?? "", Object.keys(pages)),
    );
  const waits = (route: string) => /await wordsPart\(|lazily\(/.test(texts.get(route) ?? "");
  expect(routes.filter((route) => !FRAME.includes(route) && says(route) && !waits(route))).toEqual(
    [],
  );
});

it("every route has the parts of the dictionary at hand that its pages take words from", () => {
  const routes = [...graph.keys()].filter((path) => /^app\/routes\/.*\.tsx$/.test(path));
  const wrong = ["app/root.tsx", ...routes].flatMap((route) => {
    const asks = texts.get(route)?.match(/await wordsPart\(.*?\)|lazily\([^]*?\);/g) ?? [];
    const awaited = new Set(asks.join().match(/(?<=")\w+(?=")/g));
    const needed = partsOf(route);
    return needed.toString() === [...awaited].toSorted().toString()
      ? []
      : [`${route}: ${needed.join(", ")}`];
  });
  expect(wrong).toEqual([]);
});

/** The parts that what a route shows takes words from, by name. */
function partsOf(route: string): string[] {
  const shown = [...shownBy(graph, route, new Set())].map((path) => texts.get(path) ?? "");
  return Object.entries(PARTS)
    .filter(([, part]) => shown.some((text) => takesFrom(text, Object.keys(part))))
    .map(([name]) => name)
    .toSorted();
}

/** What is sent to the browser for a route: whatever it imports that is not the server's. */
function shownBy(imports: typeof graph, path: string, into: Set<string>): Set<string> {
  if (into.has(path)) return into;
  into.add(path);
  for (const next of imports.get(path)?.files ?? []) {
    if (/^app\/(components|commands)\//.test(next)) shownBy(imports, next, into);
  }
  return into;
}

/** Whether a file takes words from one of some sections: `words.admin`, or by taking them apart. */
function takesFrom(text: string, sections: readonly string[]): boolean {
  const named = [...text.matchAll(/(\w+)(?:: (?:All)?Words\b| = use(?:All)?Words\(\)(?!\.))/g)].map(
    ([, name]) => name,
  );
  const apart = [
    ...text.matchAll(/\{([^{}]*)\}(?:: (?:All)?Words\b| = use(?:All)?Words\(\)(?!\.))/g),
  ].flatMap(([, names]) => (names ?? "").split(",").map((name) => name.trim().replace(/:.*/, "")));
  const whole = [...named, "words", "use(?:All)?Words\\(\\)"].join("|");
  const taken = [...text.matchAll(new RegExp(`\\b(?:${whole})\\.(\\w+)`, "g"))].map(
    ([, name]) => name,
  );
  return (
    /\b(?:All)?Words\b|\buse(?:All)?Words\b/.test(text) &&
    sections.some((section) => [...apart, ...taken].includes(section))
  );
}
