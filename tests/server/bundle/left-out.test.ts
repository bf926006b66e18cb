import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { answered, leftOut, untold } from "#server/bundle/left-out";
import remixConfig from "../../../remix.config.js";
import { filesBelow } from "../../architecture/source-files";

const all = leftOut(remixConfig.future);
const installed = (file: string) => readFileSync(`node_modules/${file}`, "utf8");
const sources = filesBelow(["app"], /\.tsx?$/);

describe("what is left out of the browser's files", () => {
  it.each([...new Set(all.map(({ file }) => file))])("is asked about in %s", (file) => {
    for (const each of all.filter((other) => other.file === file)) {
      expect(answered(installed(file), [each])).not.toMatch(each.asked);
    }
  });

  it.each(all.filter(({ unless }) => unless))("is not used by the product: $what", ({ unless }) => {
    const users = sources.filter(({ text }) => unless?.test(text)).map(({ path }) => path);
    expect(users).toEqual([]);
  });

  it("is answered as remix.config.js says, `false` for flags it does not name", () => {
    const flags = all.filter(({ file }) => file.endsWith("/links.js"));
    const text = "if (future.v3_singleFetch && !window.__remixContext.future.v3_routeConfig) go();";
    expect(answered(text, flags)).toBe("if (true && !false) go();");
  });

  it("stops the build where a library has changed, with the file and what it was about", () => {
    const [first] = all;
    expect(() => answered("nothing of it", first ? [first] : [])).toThrow(
      `${first?.file} does not come to this any more: ${first?.what}`,
    );
  });

  it("includes what a library tells its programmer, not what it demands", () => {
    const text =
      'warning(a, "w"); if (b) { invariant(c(d), "no " + d, e); } function invariant(f, g) {}';
    expect(untold(text)).toBe("; if (b) { invariant(c(d), e); } function invariant(f, g) {}");
  });
});
