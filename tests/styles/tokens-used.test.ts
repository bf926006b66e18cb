import { describe, expect, it } from "vitest";
import { filesBelow } from "../architecture/source-files";
import { sheet } from "./colours";

/** One `property: value` of a component's style sheet, and where it stands. */
interface Declaration {
  place: string;
  property: string;
  value: string;
}

const sheets = filesBelow(["app"], /\.module\.css$/);
const declarations = sheets.flatMap(({ path, text }) => declarationsIn(path, text));

/** Declarations as "path:line property: value" whose property matches and whose value is not right. */
function wrong(property: RegExp, isRight: (value: string) => boolean): string[] {
  return declarations
    .filter((each) => property.test(each.property) && !isRight(each.value))
    .map((each) => `${each.place} ${each.property}: ${each.value}`);
}

function declarationsIn(path: string, text: string): Declaration[] {
  return text.split("\n").flatMap((line, index) => {
    const [, property, value] = /^\s+([\w-]+):\s*([^;{]+);$/.exec(line) ?? [];
    return property && value ? [{ place: `${path}:${index + 1}`, property, value }] : [];
  });
}

describe("components take from the tokens", () => {
  it("their colours", () => {
    const spelled = /#[\da-f]{3,8}\b|\b(rgb|rgba|hsl|hsla|lab|lch|oklab|oklch)\(/i;
    expect(wrong(/./, (value) => !spelled.test(value))).toEqual([]);
  });

  it("the sizes of type", () => {
    const ofScale = /^(var\(--[\w-]*text[\w-]*\)|inherit|[\d.]+(em|pt|%)|calc\(.+\)|clamp\(.+\))$/;
    expect(wrong(/^font-size$/, (value) => ofScale.test(value))).toEqual([]);
  });

  it("distances, but for a hairline's", () => {
    const inPixels = /\b(?!1px)\d*\.?\d+px\b/;
    expect(
      wrong(/^(padding|margin|gap|row-gap|column-gap|scroll-)/, (value) => !inPixels.test(value)),
    ).toEqual([]);
  });

  it("corners, layers and time", () => {
    expect(wrong(/^border-.*radius$/, (value) => !/\dpx/.test(value))).toEqual([]);
    expect(wrong(/^z-index$/, (value) => /^(-1|0|1|auto|var\(--layer-\w+\))$/.test(value))).toEqual(
      [],
    );
    expect(wrong(/^(animation|transition)/, (value) => !/\d(ms|s)\b/.test(value))).toEqual([]);
  });

  it("nothing that is not there", () => {
    const set = [sheet("tokens.css"), ...sheets.map(({ text }) => text)]
      .flatMap((text) => [...text.matchAll(/(--[\w-]+)\s*:/g)])
      .map(([, name]) => name);
    // Set by a component for one element: a person's colour, a place in a drawing.
    const ofElements = filesBelow(["app"], /\.tsx?$/)
      .flatMap(({ text }) => [...text.matchAll(/["'`](--[\w-]+)["'`]/g)])
      .map(([, name]) => name);
    const known = new Set([...set, ...ofElements]);
    const unknown = sheets.flatMap(({ path, text }) =>
      [...text.matchAll(/var\((--[\w-]+)/g)]
        .map(([, name = ""]) => name)
        .filter((name) => !known.has(name))
        .map((name) => `${path} ${name}`),
    );
    expect(unknown).toEqual([]);
  });
});

it("no focus is hidden but where its frame shows it", () => {
  const hidden = wrong(/^outline$/, (value) => !/^(none|0)$/.test(value)).map((place) =>
    place.replace(/:.*/, ""),
  );
  expect(hidden.sort()).toEqual([
    // The page itself and a popover take the focus only to hand it on to what is in them.
    "app/components/meeting/frame.module.css",
    // The field round the input has the ring.
    "app/components/sheet/owners-field.module.css",
    "app/components/ui/popover.module.css",
  ]);
});
