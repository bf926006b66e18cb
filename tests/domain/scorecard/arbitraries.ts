/** Random figures as people type them: few decimals, missing rungs, both directions. */
import * as fc from "fast-check";
import { DIRECTIONS, type Levels } from "~/domain/scorecard/types";

/** A number with up to three decimals. */
export const figure = fc
  .integer({ min: -200_000, max: 200_000 })
  .map((thousandths) => Number(`${thousandths}e-3`));

const rung = fc.option(figure, { nil: null, freq: 4 });

/** Levels in any order, each of which may be missing: as likely as not, not monotone. */
export const anyLevels: fc.Arbitrary<Levels> = fc.record({
  challenge2: rung,
  challenge1: rung,
  target: rung,
  threshold: rung,
});

export const direction = fc.constantFrom(...DIRECTIONS);
export const decimals = fc.integer({ min: 0, max: 3 });

/** Four levels that are monotone for measures where higher is better. */
export const monotoneLevels: fc.Arbitrary<Levels> = fc
  .array(figure, { minLength: 4, maxLength: 4 })
  .map((numbers) => {
    const [threshold = 0, target = 0, challenge1 = 0, challenge2 = 0] = numbers.toSorted(
      (left, right) => left - right,
    );
    return { challenge2, challenge1, target, threshold };
  });
