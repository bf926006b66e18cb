/** What `npm run bench` is told: `--repeat 5 --only fan-out,rooms --out figures.json`. */
export interface BenchOptions {
  /** How often each measure is taken of each server. */
  readonly repeat: number;
  /** Measures whose names begin with one of these; all when there is none. */
  readonly only: readonly string[];
  /** Where the readings are written as JSON. */
  readonly out: string;
}

/** Reads the command line. @throws with a sentence for whoever typed it */
export function readOptions(args: readonly string[], out: string): BenchOptions {
  const given = new Map<string, string>();
  for (let at = 0; at < args.length; at += 2) given.set(args[at] ?? "", args[at + 1] ?? "");
  const repeat = Number(given.get("--repeat") ?? 3);
  const unknown = [...given.keys()].find((name) => !["--repeat", "--only", "--out"].includes(name));
  if (unknown !== undefined || !Number.isInteger(repeat) || repeat < 1) {
    throw new Error(`--repeat N, --only a,b and --out FILE are understood: ${unknown ?? repeat}`);
  }
  const only = given.get("--only")?.split(",") ?? [];
  return { repeat, only, out: given.get("--out") ?? out };
}
