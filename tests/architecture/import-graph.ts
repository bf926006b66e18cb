import { posix } from "node:path";
import ts from "typescript";
import type { SourceFile } from "./source-files";

/** What one file imports: files of the project by path, everything else by package name. */
export interface Imports {
  readonly files: readonly string[];
  readonly packages: readonly string[];
  /** Specifiers that should lead to a file of the project and do not. */
  readonly missing: readonly string[];
}

const aliases: readonly (readonly [string, string])[] = [
  ["~/", "app/"],
  ["#server/", "server/"],
  ["#db/", "db/"],
];

/**
 * Reads the imports of all files: static, dynamic, re-exported, and those of types alone.
 *
 * @returns by path, in the order of the files
 */
export function importGraph(files: readonly SourceFile[]): Map<string, Imports> {
  const paths = new Set(files.map(({ path }) => path));
  return new Map(files.map((file) => [file.path, importsOf(file, paths)]));
}

/**
 * Finds a way round in the graph.
 *
 * @returns the paths of one cycle, its first repeated at the end; undefined when there is none
 */
export function findCycle(graph: ReadonlyMap<string, Imports>): string[] | undefined {
  const done = new Set<string>();

  const visit = (path: string, trail: readonly string[]): string[] | undefined => {
    const seenAt = trail.indexOf(path);
    if (seenAt >= 0) return [...trail.slice(seenAt), path];
    if (done.has(path)) return undefined;
    for (const next of graph.get(path)?.files ?? []) {
      const cycle = visit(next, [...trail, path]);
      if (cycle) return cycle;
    }
    done.add(path);
    return undefined;
  };

  for (const path of graph.keys()) {
    const cycle = visit(path, []);
    if (cycle) return cycle;
  }
  return undefined;
}

function importsOf({ path, text }: SourceFile, paths: ReadonlySet<string>): Imports {
  const files: string[] = [];
  const packages: string[] = [];
  const missing: string[] = [];
  for (const { fileName: specifier } of ts.preProcessFile(text, true, true).importedFiles) {
    const target = targetOf(path, specifier);
    if (target === undefined) {
      packages.push(packageName(specifier));
    } else if (isCode(target)) {
      const file = candidates(target).find((candidate) => paths.has(candidate));
      if (file) files.push(file);
      else missing.push(`${path}: ${specifier}`);
    }
  }
  return { files, packages, missing };
}

/** The path inside the project that a specifier points to, without regard to what is there. */
function targetOf(importer: string, specifier: string): string | undefined {
  if (specifier.startsWith(".")) return posix.join(posix.dirname(importer), specifier);
  const alias = aliases.find(([prefix]) => specifier.startsWith(prefix));
  return alias && alias[1] + specifier.slice(alias[0].length);
}

/** Style sheets, pictures, JSON and text taken in with a `?query` are not part of the graph. */
function isCode(target: string): boolean {
  return !/\.(css|csv|json|md|png|sql|svg)$|\?/.test(target);
}

function candidates(target: string): string[] {
  return ["", ".ts", ".tsx", ".mjs", "/index.ts", "/index.tsx"].map((end) => target + end);
}

/** `@scope/name/part` → `@scope/name`; `node:fs` and `virtual:…` stay as they are. */
function packageName(specifier: string): string {
  const parts = specifier.split("/");
  return specifier.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] ?? specifier);
}
