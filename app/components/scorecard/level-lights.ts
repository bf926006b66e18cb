import type { Light } from "~/domain/scorecard/light";
import type { Level } from "~/domain/scorecard/types";

/** The light that each level earns when it is the best one reached: the shape beside its name. */
export const LIGHT_OF_LEVEL: Readonly<Record<Level, Light>> = {
  challenge2: "two-stars",
  challenge1: "one-star",
  target: "green",
  threshold: "yellow",
};
