import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A colour as red, green and blue, 0–255 each. */
export type Rgb = readonly [number, number, number];

/** A theme's colour roles by their token's name, such as "--ink". */
export type Theme = ReadonlyMap<string, Rgb>;

/** The colours of tokens.css; in the dark those of dark.css in their stead, as the browser does. */
export function themeOf(name: "light" | "dark"): Theme {
  const light = hexColoursIn(sheet("tokens.css"));
  return name === "light" ? light : new Map([...light, ...hexColoursIn(sheet("dark.css"))]);
}

/** A style sheet of styles/, as text. */
export function sheet(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../../styles/${name}`, import.meta.url)), "utf8");
}

/** Every token that a sheet sets to a colour of six digits. */
export function hexColoursIn(css: string): Theme {
  const set = [...css.matchAll(/^\s*(--[\w-]+):\s*#([\da-f]{6});/gim)];
  return new Map(set.map(([, name = "", hex = ""]) => [name, rgbOf(hex)]));
}

/** The contrast ratio of WCAG 2.2 between two colours: 1 (the same) to 21 (black on white). */
export function contrast(one: Rgb, other: Rgb): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Six hexadecimal digits as a colour. */
export function rgbOf(hex: string): Rgb {
  const channel = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  return [channel(0), channel(2), channel(4)];
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
