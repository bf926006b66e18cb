/** In which months a measure is to be reported. Rules FR1–FR3. */
import { monthNumber, type Month } from "./month";
import type { Frequency } from "./types";

/** After how many months a measure is due again: the last month of each such stretch of a year. */
const EVERY: Readonly<Record<Frequency, number>> = { monthly: 1, quarterly: 3, yearly: 12 };

/** [FR1] Whether a measure's actual is due in a month. */
export function isDue(frequency: Frequency, month: Month): boolean {
  return monthNumber(month) % EVERY[frequency] === 0;
}
