import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import lock from "../../package-lock.json";
import manifest from "../../package.json";

interface Locked {
  integrity?: string;
  hasInstallScript?: boolean;
  deprecated?: string;
  link?: boolean;
  inBundle?: boolean;
}

const packages = Object.entries(lock.packages as Record<string, Locked>).filter(
  ([path, { link, inBundle }]) => path !== "" && !link && !inBundle,
);
const named = (those: typeof packages) => those.map(([path]) => path);

describe("what is installed", () => {
  it("is locked by a hash, each and every package", () => {
    expect(packages.length).toBeGreaterThan(100);
    const open = packages.filter(([, { integrity }]) => !integrity?.startsWith("sha512-"));
    expect(named(open)).toEqual([]);
  });

  it("runs a script of its own only where that has been allowed", () => {
    const running = packages.filter(([, { hasInstallScript }]) => hasInstallScript === true);
    const names = named(running).map((path) => path.replace(/^.*node_modules\//, ""));
    expect([...new Set(names)].toSorted()).toEqual(Object.keys(manifest.allowScripts).toSorted());
  });

  it("has been given up by nobody who made it", () => {
    expect(named(packages.filter(([, { deprecated }]) => deprecated !== undefined))).toEqual([]);
  });

  it("is asked for in one version, not in a range", () => {
    const asked = { ...manifest.dependencies, ...manifest.devDependencies };
    const ranges = Object.entries(asked).filter(([, v]) => !/^(npm:.+@)?\d+\.\d+\.\d+$/.test(v));
    expect(ranges).toEqual([]);
  });

  it("has its reason in the README, if the product runs with it", () => {
    const readme = readFileSync("README.md", "utf8");
    const [, table = ""] = /## Dependencies\n([\s\S]*?)\n## /.exec(readme) ?? [];
    const reasons = [...table.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);
    const has = (name: string) =>
      reasons.some(
        (each) => each === name || (each.endsWith("/*") && name.startsWith(each.slice(0, -1))),
      );
    expect(Object.keys(manifest.dependencies).filter((name) => !has(name))).toEqual([]);
  });
});
