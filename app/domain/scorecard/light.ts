/** The six lights, their order and how two of them compare. Rules ML1, ML2, CT2. */

/** The lights in reading order, best first, grey last. */
export const LIGHTS = ["two-stars", "one-star", "green", "yellow", "red", "grey"] as const;
/** 两星, 一星, 绿灯, 黄灯, 红灯, 灰灯. */
export type Light = (typeof LIGHTS)[number];

/** A light that says something about performance: every light but grey. */
export type PerformanceLight = Exclude<Light, "grey">;

/** [ML1] The lights that can be compared, worst first. */
export const WORST_FIRST: readonly PerformanceLight[] = [
  "red",
  "yellow",
  "green",
  "one-star",
  "two-stars",
];

/** [ML1] 0 for red up to 4 for two stars; `null` for grey, which has no place in the order. */
export function rankOf(light: Light): number | null {
  return light === "grey" ? null : WORST_FIRST.indexOf(light);
}

/** [ML2] The worst of the lights that are not grey; grey when there is no other. */
export function worstOf(lights: Iterable<Light>): Light {
  const present = new Set(lights);
  return WORST_FIRST.find((light) => present.has(light)) ?? "grey";
}

/** How a light moved; `rungs` is how far, always positive. */
export type LightChange =
  | { readonly kind: "better"; readonly rungs: number }
  | { readonly kind: "worse"; readonly rungs: number }
  | { readonly kind: "same" }
  | { readonly kind: "not-comparable" };

/**
 * [CT2] How a light moved from `before` to `now`. Grey on either side, or no light before (`null`),
 * is not comparable: data that is missing is neither a rise nor a fall.
 */
export function compareLights(before: Light | null, now: Light): LightChange {
  const from = before === null ? null : rankOf(before);
  const to = rankOf(now);
  if (from === null || to === null) return { kind: "not-comparable" };
  if (from === to) return { kind: "same" };
  return to > from ? { kind: "better", rungs: to - from } : { kind: "worse", rungs: from - to };
}
