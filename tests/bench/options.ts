/** What `npm run bench` is told: `--repeat 5 --minutes 30 --only fan-out,rooms --out figures.json`. */
export interface BenchOptions {
  /** How often each measure is taken of each server, if there is time for it. */
  readonly repeat: number;
  /** After how many minutes nothing is taken again; what was not taken yet is taken all the same. */
  readonly minutes: number;
  /** Measures whose names begin with one of these; all when there is none. */
  readonly only: readonly string[];
  /** Where the readings are written as JSON. */
  readonly out: string;
}

const NAMES = ["--repeat", "--minutes", "--only", "--out"];

/** Reads the command line. @throws with a sentence for whoever typed it */
export function readOptions(args: readonly string[], out: string): BenchOptions {
  const given = new Map<string, string>();
  for (let at = 0; at < args.length; at += 2) given.set(args[at] ?? "", args[at + 1] ?? "");
  const repeat = Number(given.get("--repeat") ?? 3);
  const minutes = Number(given.get("--minutes") ?? 75);
  const unknown = [...given.keys()].find((name) => !NAMES.includes(name));
  if (unknown !== undefined || !Number.isInteger(repeat) || repeat < 1 || !(minutes > 0)) {
    const wrong = unknown ?? `${repeat} ${minutes}`;
    throw new Error(
      `--repeat N, --minutes M, --only a,b and --out FILE are understood, not ${wrong}`,
    );
  }
  const only = given.get("--only")?.split(",") ?? [];
  return { repeat, minutes, only, out: given.get("--out") ?? out };
}
