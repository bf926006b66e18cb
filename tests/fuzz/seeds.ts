/** Set FUZZ_SEED to repeat a run that failed (its seed stands in the failure), or to run others. */
export const SEEDS: readonly number[] = process.env["FUZZ_SEED"]
  ? process.env["FUZZ_SEED"].split(",").map(Number)
  : [11, 12];
