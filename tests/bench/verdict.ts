/** A target, and what was measured of it. */
export type Verdict = {
  readonly what: string;
  /** NaN when nothing was measured. */
  readonly value: number;
  readonly reached: boolean;
};

/** Reached when the value is this much or less. */
export function atMost(what: string, value: number, most: number, unit = "×"): Verdict {
  const said = `${what}: ${value.toFixed(2)} ${unit}, at most ${most}`;
  return { what: said, value, reached: value <= most };
}

/** Reached when the value is this much or more. */
export function atLeast(what: string, value: number, least: number): Verdict {
  const said = `${what}: ${value.toFixed(2)} ×, at least ${least}`;
  return { what: said, value, reached: value >= least };
}

/** As it is printed. */
export function line({ what, reached }: Verdict): string {
  return `${reached ? "reached" : "MISSED "}  ${what}`;
}
