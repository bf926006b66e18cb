/** What a run has done and what was wrong: counted as it goes, so that an interrupted run has counts. */
import type { Kill } from "./kill";

/** What must never be. */
const WRONGS = [
  "words lost",
  "figures lost",
  "documents apart",
  "times somebody was not back",
  "edits refused",
  "servers that ended by themselves",
  "projections that differ",
  "closings half done",
  "migrations half done",
  "memory grown",
] as const;

/** One of the above. */
export type Wrong = (typeof WRONGS)[number];

/** See the file's header. */
export class Ledger {
  private moments = 0;
  /** By what was under way: how often a kill was to strike there, and how often it did. */
  private readonly inside = new Map<string, { meant: number; struck: number }>();
  private readonly wrongs = new Map<Wrong, number>(WRONGS.map((wrong) => [wrong, 0]));
  private changes = 0;

  /** @param say prints a line at once */
  constructor(private readonly say: (line: string) => void) {}

  /**
   * A server has been killed.
   *
   * @param struck whether a kill that was meant to be inside something was; where not, the server
   *   was killed later, at some moment
   */
  killed(kill: Kill, struck: boolean): void {
    if (kill.kind === "inside") {
      const counts = this.inside.get(kill.within) ?? { meant: 0, struck: 0 };
      counts.meant += 1;
      if (struck) counts.struck += 1;
      this.inside.set(kill.within, counts);
    }
    if (!struck) this.moments += 1;
  }

  /** People have made so many changes to documents. */
  written(changes: number): void {
    this.changes += changes;
  }

  /** Something that must never be, in words. */
  wrong(what: Wrong, detail: string): void {
    this.wrongs.set(what, (this.wrongs.get(what) ?? 0) + 1);
    this.say(`WRONG: ${what}: ${detail}`);
  }

  /** All kills, wherever they struck. */
  get kills(): number {
    return this.moments + sum([...this.inside.values()].map(({ struck }) => struck));
  }

  get failed(): boolean {
    return sum([...this.wrongs.values()]) > 0;
  }

  /** One line for while it goes on. */
  progress(): string {
    const inside = this.kills - this.moments;
    return `${this.kills} kills (${inside} inside something), ${sum([...this.wrongs.values()])} wrong`;
  }

  /** Every count. */
  lines(): string[] {
    return [
      `${this.kills} kills, over ${this.changes} changes of documents:`,
      `    ${this.moments} at a moment`,
      ...[...this.inside].map(
        ([within, { meant, struck }]) => `    ${struck} within ${within}, of ${meant} meant to be`,
      ),
      ...[...this.wrongs].map(([wrong, count]) => `${count} ${wrong}`),
    ];
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
