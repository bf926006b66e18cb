/** Calm, mutually distinct, dark enough for white text (at least 4.5:1); none is a light's colour. */
const COLOURS = [
  "#2f4b8f",
  "#7a4b2f",
  "#a3426c",
  "#4a5f8a",
  "#6b4a8a",
  "#3d6b70",
  "#8a5a1f",
  "#56606b",
];

/** A person's colour: the same everywhere and after every restart, from the id alone. */
export function colourOf(personId: string): string {
  let sum = 0;
  for (const char of personId) sum = (sum * 31 + char.charCodeAt(0)) >>> 0;
  return COLOURS[sum % COLOURS.length] ?? "#56606b";
}
