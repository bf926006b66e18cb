/**
 * Calm, told apart at a glance, dark enough for white text (at least 4.5:1); none is close to the
 * red, yellow, green or blue of the lights.
 */
export const PERSON_COLOURS: readonly string[] = [
  "#2f4b8f",
  "#4a6cc8",
  "#5b3fb0",
  "#9a3fc0",
  "#a8327f",
  "#642a58",
  "#6b3a28",
  "#8a6653",
  "#0e7280",
  "#174a4c",
  "#566372",
  "#2e3446",
  "#9a6482",
];

/** A person's colour: the same everywhere and after every restart, from the id alone. */
export function colourOf(personId: string): string {
  let sum = 0;
  for (const char of personId) sum = (sum * 31 + char.charCodeAt(0)) >>> 0;
  return PERSON_COLOURS[sum % PERSON_COLOURS.length] ?? "#566372";
}
