import { describe, expect, it } from "vitest";
import { findCycle, importGraph } from "./import-graph";
import { layerOf } from "./layers";
import { filesBelow, nodesOf, parse, placeOf } from "./source-files";

const files = filesBelow(["app", "server", "db"], /\.(ts|tsx|mjs)$/);
const graph = importGraph(files);

describe("imports", () => {
  it("are read from the project: there are files, and they import each other", () => {
    expect([...graph.values()].flatMap((imports) => imports.files).length).toBeGreaterThan(0);
  });

  it("lead to files that exist", () => {
    expect([...graph.values()].flatMap(({ missing }) => missing)).toEqual([]);
  });

  it("run one way between the folders", () => {
    const against = [...graph].flatMap(([path, imports]) => {
      const from = layerOf(path);
      return imports.files
        .filter((target) => {
          const to = layerOf(target)?.prefix;
          return to !== from?.prefix && !from?.mayImport.includes(to ?? "");
        })
        .map((target) => `${path} → ${target}`);
    });
    expect(against).toEqual([]);
  });

  it("take only the packages that a folder may have", () => {
    const foreign = [...graph].flatMap(([path, { packages }]) => {
      const allowed = layerOf(path)?.packages;
      return allowed === undefined
        ? []
        : packages
            .filter((name) => !allowed.includes(name) && !isNodeInCommands(path, name))
            .map((name) => `${path} → ${name}`);
    });
    expect(foreign).toEqual([]);
  });

  it("never go round in a circle", () => {
    expect(findCycle(graph)).toBeUndefined();
  });

  it("keep code for the server out of what the browser loads", () => {
    const browser = /^app\/(domain|sheet|protocol|collab|components|i18n)\//;
    const reaching = [...graph].flatMap(([path, imports]) =>
      browser.test(path)
        ? [
            ...imports.files.filter((target) => /\.server\.tsx?$/.test(target)),
            ...imports.packages.filter((name) => name.startsWith("node:")),
          ].map((target) => `${path} → ${target}`)
        : [],
    );
    expect(reaching).toEqual([]);
  });
});

describe("the shape of a shared document", () => {
  it("is spelled in app/sheet only", () => {
    const shared = /^(getMap|getText|getArray|getXmlFragment|getXmlElement)$/;
    const spelled = files
      .filter(({ path }) => !path.startsWith("app/sheet/") && !path.startsWith("server/bin/"))
      .map(parse)
      .flatMap((file) =>
        [...nodesOf(file)]
          .filter(
            (node) =>
              "name" in node &&
              "expression" in node &&
              shared.test((node.name as { text?: string }).text ?? ""),
          )
          .map((node) => `${placeOf(file, node)} ${node.getText(file)}`),
      );
    expect(spelled).toEqual([]);
  });
});

function isNodeInCommands(path: string, name: string): boolean {
  return path.startsWith("server/bin/") && name.startsWith("node:");
}
