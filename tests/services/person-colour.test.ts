import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { colourOf } from "~/services/person-colour";

const tokens = readFileSync(join(import.meta.dirname, "../../styles/tokens.css"), "utf8");
const token = (name: string) => new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(tokens)?.[1] ?? "";

/** Every colour that somebody can get. */
const colours = [...new Set(Array.from({ length: 2000 }, (_, index) => colourOf(`id-${index}`)))];

it("people have at least ten colours, each readable below white text", () => {
  expect(colours.length).toBeGreaterThanOrEqual(10);
  for (const colour of colours)
    expect([colour, contrast(colour, "#ffffff") >= 4.5]).toEqual([colour, true]);
});

it("no two are alike, and none is like the red, yellow, green or blue of a light", () => {
  const lights = ["red", "yellow", "green", "star"].map((light) => token(`light-${light}`));
  const alike = colours.flatMap((colour, index) =>
    [...colours.slice(index + 1), ...lights]
      .filter((other) => distance(colour, other) < 16)
      .map((other) => [colour, other]),
  );
  expect(alike).toEqual([]);
});

it("a person keeps their colour", () => {
  expect(colourOf("V1StGXR8_Z5jdHi6B-myT")).toBe(colourOf("V1StGXR8_Z5jdHi6B-myT"));
});

it.each([
  ["faint", "accent-wash"],
  ["faint", "warn-wash"],
  ["light-grey", "light-grey-wash"],
])("--%s is readable on --%s", (ink, ground) => {
  expect(contrast(token(ink), token(ground))).toBeGreaterThanOrEqual(4.5);
});

/** Linear red, green and blue of "#rrggbb", each 0 to 1. */
function linear(colour: string): [number, number, number] {
  const of = (at: number) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return [of(1), of(3), of(5)];
}

function luminance(colour: string): number {
  const [red, green, blue] = linear(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2's contrast ratio. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** The distance in CIELAB (1976, D65): about 2 can just be seen. */
function distance(one: string, other: string): number {
  const [a, b] = [lab(one), lab(other)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

function lab(colour: string): [number, number, number] {
  const [red, green, blue] = linear(colour);
  const curve = (value: number) => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116);
  const x = curve((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047);
  const y = curve(0.2126 * red + 0.7152 * green + 0.0722 * blue);
  const z = curve((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
