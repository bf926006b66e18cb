import { parseAst, type Plugin, type Rollup } from "vite";

/** Something in a library that this product never comes to in the browser. */
export interface LeftOut {
  /** What it is. */
  readonly what: string;
  /** The library's file, below node_modules. */
  readonly file: string;
  /** The question by which the library comes to it, */
  readonly asked: RegExp;
  /** and how it is answered here. What is never come to then, the bundler and the minifier drop. */
  readonly answer: string | ((asked: string) => string);
  /** Whoever writes this in the product's own source comes to it after all. */
  readonly unless?: RegExp;
}

/** The flags of remix.config.js. */
type Flags = Readonly<Record<string, boolean | undefined>>;

const ROUTER = "@remix-run/router/dist/router.js";
const remix = (name: string) => `@remix-run/react/dist/esm/${name}.js`;

/** What the product never does, although Remix could. */
const NEVER_DONE: readonly LeftOut[] = [
  ...["browser", "components", "fog-of-war", "routes"].map((name) => ({
    what: "an application whose pages do not come from the server (`ssr: false`)",
    file: remix(name),
    asked: /window\.__remixContext\.isSpaMode|(?<=if \(|!)isSpaMode\b|\bisSpaMode(?= &&)/g,
    answer: "false",
  })),
  {
    what: "rendering the document's scripts on the server",
    file: remix("components"),
    asked: /(?<=!)isStatic\b|\bstaticContext(?= \?)/g,
    answer: "false",
  },
  {
    what: "noticing that somebody is about to click a link",
    file: remix("components"),
    asked: /\busePrefetchBehavior\(prefetch, props\)/g,
    answer: "[false, null, null]",
    unless: /\bprefetch=/,
  },
  {
    what: "fetching the page behind a link before it is clicked",
    file: remix("components"),
    asked: /\bshouldPrefetch(?= &&)|\bisPageLinkDescriptor\(link\)/g,
    answer: "false",
    unless: /\bprefetch=|\bPrefetchPageLinks\b|\bpage: "\//,
  },
  {
    what: "a loader's promises (`defer`) in scripts behind the document",
    file: remix("components"),
    asked: /\b__remixContext\.a(?=\))/g,
    answer: "false",
    unless: /\bdefer\(|<Await\b/,
  },
  {
    what: "a loader's promises (`defer`) in the router",
    file: ROUTER,
    asked: /(?<=\()isDeferred(?:Data|Result)\(\w+\)/g,
    answer: "false",
    unless: /\bdefer\(|<Await\b/,
  },
  {
    what: "asking for each loader's data by a request of its own",
    file: remix("routes"),
    asked: /typeof singleFetch === "function"/g,
    answer: "true",
  },
  {
    what: "what stands in for a page whose loader runs in the browser before it is alive",
    file: remix("routes"),
    asked: /\bRemixRootDefaultHydrateFallback(?= : undefined)/g,
    answer: "undefined",
    unless: /\.hydrate\s*=|\bHydrateFallback\b/,
  },
];

/**
 * All that is left out.
 *
 * @param future how things were before those that are on is left out too
 */
export function leftOut(future: Flags = {}): readonly LeftOut[] {
  const flag = /(?:window\.__remixContext\.)?\bfuture\.(v3_\w+)/g;
  return [
    ...NEVER_DONE,
    ...["browser", "components", "fog-of-war", "links", "routes"].map((name) => ({
      what: "how things were before the flags that are on",
      file: remix(name),
      asked: flag,
      answer: (asked: string) => String(future[asked.replace(/.*\./, "")] ?? false),
    })),
  ];
}

/** A library's file with the answers in it. Throws where a question is not there to be answered. */
export function answered(text: string, answers: readonly LeftOut[]): string {
  return answers.reduce((before, { what, file, asked, answer }) => {
    const after = before.replaceAll(asked, (found) =>
      typeof answer === "string" ? answer : answer(found),
    );
    if (after === before) throw new Error(`${file} does not come to this any more: ${what}`);
    return after;
  }, text);
}

/**
 * A library's file without what it tells those who program with it: the sentence of an `invariant`,
 * whose condition still throws, and a `warning` as a whole. React's own files for production are so.
 */
export function untold(text: string): string {
  const cuts = callsIn(parseAst(text)).flatMap(({ callee, arguments: args, start, end }) => {
    const [condition, sentence] = args;
    if (callee.name === "warning") return [{ from: start, to: end }];
    return condition && sentence ? [{ from: condition.end, to: sentence.end }] : [];
  });
  return cuts
    .toSorted((a, b) => b.from - a.from)
    .reduce((left, { from, to }) => left.slice(0, from) + left.slice(to), text);
}

interface Call extends Rollup.AstNode {
  readonly callee: { readonly name?: string };
  readonly arguments: readonly Rollup.AstNode[];
}

/** The calls of `invariant` and `warning` that stand in none of each other. */
function callsIn(node: object): Call[] {
  if (isTelling(node)) return [node];
  return Object.values(node)
    .filter((each): each is object => typeof each === "object" && each !== null)
    .flatMap(callsIn);
}

function isTelling(node: object): node is Call {
  const { type, callee } = node as Partial<Call>;
  return type === "CallExpression" && /^(invariant|warning)$/.test(callee?.name ?? "");
}

/** Leaves out of the browser's files what this product never comes to in its libraries. */
export function leavingOut(future?: Flags): Plugin {
  const all = leftOut(future);
  return {
    name: "leaving-out",
    apply: (_config, { command, isSsrBuild }) => command === "build" && !isSsrBuild,
    transform: {
      order: "pre",
      handler(text, id) {
        const file = id.split("/node_modules/").at(-1) ?? "";
        if (!/^@remix-run\/(react|router)\//.test(file)) return undefined;
        const answers = all.filter((each) => each.file === file);
        return { code: untold(answered(text, answers)), map: null };
      },
    },
  };
}
