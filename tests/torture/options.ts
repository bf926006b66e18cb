/** What `npm run torture` is told: `--kills 500 --seconds 1800 --seed 7 --edits 100000`. */

/** See the README's page on trust. */
export interface TortureOptions {
  /** How often the server is killed while people write; besides, within migrations and closings. */
  readonly kills: number;
  /** When to stop killing whatever has been reached. */
  readonly seconds: number;
  readonly seed: number;
  /** Edits of the memory run; 0 leaves it out. */
  readonly edits: number;
}

/** The edits are an hour's of eight people who write one a second without a pause. */
const DEFAULTS: TortureOptions = { kills: 500, seconds: 5_400, seed: 0, edits: 30_000 };

/** Reads the command line. @throws with a sentence for whoever typed it */
export function readOptions(args: readonly string[]): TortureOptions {
  const given: Partial<Record<keyof TortureOptions, number>> = {};
  for (let at = 0; at < args.length; at += 2) {
    const name = (args[at] ?? "").replace(/^--/, "");
    const value = Number(args[at + 1]);
    if (!isOption(name) || !Number.isInteger(value) || value < 0) {
      throw new Error(`--kills, --seconds, --seed and --edits take whole numbers: ${args[at]}`);
    }
    given[name] = value;
  }
  const seed = given.seed || Math.floor(Math.random() * 1e9);
  return { ...DEFAULTS, ...given, seed };
}

function isOption(name: string): name is keyof TortureOptions {
  return Object.hasOwn(DEFAULTS, name);
}
