import { describe, expect, it } from "vitest";
import { PERSON_COLOURS } from "~/services/person-colour";
import { contrast, hexColoursIn, rgbOf, sheet, themeOf, type Rgb, type Theme } from "./colours";

/** For text, and for the shapes of the lights, which stand for a word. */
const TEXT = 4.5;
/** For the focus and what else has to be found, but not read. */
const SIGN = 3;

const SURFACES = ["--paper", "--sheet", "--raised", "--accent-wash", "--warn-wash"];
const LIGHTS = ["star", "green", "yellow", "red", "grey"].map((light) => `--light-${light}`);
const WORDS = ["--ink", "--ink-2", "--faint", "--accent"];

/** The pairs of a theme that are told apart less well than they have to be, with their ratio. */
function tooClose(
  theme: Theme,
  fronts: readonly string[],
  grounds: readonly string[],
  least: number,
): string[] {
  return fronts.flatMap((front) =>
    grounds
      .map((ground) => [ground, contrast(at(theme, front), at(theme, ground))] as const)
      .filter(([, ratio]) => ratio < least)
      .map(([ground, ratio]) => `${front} on ${ground}: ${ratio.toFixed(2)}`),
  );
}

function at(theme: Theme, token: string): Rgb {
  const colour = theme.get(token);
  if (!colour) throw new Error(`${token} is not a colour of the theme`);
  return colour;
}

it("the ratio is that of WCAG", () => {
  expect(contrast(rgbOf("000000"), rgbOf("ffffff"))).toBeCloseTo(21, 5);
  expect(contrast(rgbOf("777777"), rgbOf("ffffff"))).toBeCloseTo(4.48, 2);
});

describe.each(["light", "dark"] as const)("in the %s", (name) => {
  const theme = themeOf(name);

  it("words are readable on every surface", () => {
    expect(tooClose(theme, WORDS, SURFACES, TEXT)).toEqual([]);
  });

  it("lights are readable on every surface and on every wash", () => {
    const washes = LIGHTS.map((light) => `${light}-wash`);
    expect(tooClose(theme, LIGHTS, [...SURFACES, ...washes], TEXT)).toEqual([]);
  });

  it("words on coloured grounds are readable: buttons, the loud notice, people", () => {
    expect(tooClose(theme, ["--accent-ink"], ["--accent"], TEXT)).toEqual([]);
    expect(tooClose(theme, ["--sheet"], ["--ink"], TEXT)).toEqual([]);
    const people = PERSON_COLOURS.map((colour) =>
      contrast(rgbOf(colour.slice(1)), at(theme, "--person-ink")),
    );
    expect(Math.min(...people)).toBeGreaterThanOrEqual(TEXT);
  });

  it("the ring of the focus is seen on every surface", () => {
    expect(tooClose(theme, ["--accent"], SURFACES, SIGN)).toEqual([]);
  });
});

it("the dark gives every colour anew but where both are alike, and none of its own", () => {
  const [light, dark] = ["tokens.css", "dark.css"].map((file) => hexColoursIn(sheet(file)));
  const kept = [...(light?.keys() ?? [])].filter((token) => !dark?.has(token));
  expect(kept).toEqual(["--person-ink", "--scan"]);
  expect([...(dark?.keys() ?? [])].filter((token) => !light?.has(token))).toEqual([]);
});
