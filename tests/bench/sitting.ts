/** One run of the bench: what is taken, how long it takes, and what there is no time for. */
import { setTimeout as delay } from "node:timers/promises";
import { startCrowd } from "./crowd/start-crowd";
import { diskWaits } from "./machine";
import type { Measure, Reading } from "./measures/measure";
import { median, percentile } from "./statistics";
import { cell } from "./table";
import type { Running, Subject } from "./subjects/subject";

/** After so long something is stuck, ms. */
const LONGEST = 6 * 60_000;

/** What one repetition gave by figure, or null when it did not work. */
type Values = Readonly<Record<string, number>> | null;

/** See the file's header. */
export class Sitting {
  readonly readings: Reading[] = [];
  /** What the disk needed for one page before each measure, ms. */
  readonly disk: Reading[] = [];
  failures = 0;
  private readonly began: number;
  /** How long each measure took of all its subjects, ms, by repetition. */
  private readonly took = new Map<Measure, number[]>();

  /**
   * @param limit ms after which nothing is repeated
   * @param takeOnce takes one repetition of one subject @param now in ms
   * @param waitsOfDisk as `diskWaits`
   */
  constructor(
    private readonly limit: number,
    private readonly takeOnce: (measure: Measure, subject: Subject) => Promise<Values> = takeOne,
    private readonly now: () => number = () => performance.now(),
    private readonly waitsOfDisk: () => readonly number[] = diskWaits,
  ) {
    this.began = now();
  }

  /**
   * Measures all subjects once: from the first to the last and the next time from the last to the
   * first, so that a machine that grows slower or faster is the same for all. What was taken before is
   * left out when there is no time for it.
   */
  async take(measure: Measure, subjects: readonly Subject[], repetition: number): Promise<void> {
    const times = this.took.get(measure) ?? [];
    const began = this.now();
    if (times.length > 0 && began - this.began + Math.max(...times) > this.limit) return;
    const waits = this.waitsOfDisk();
    const before = { measure: measure.name, subject: "the disk", repetition };
    this.disk.push({ ...before, figure: "p50", value: median(waits) });
    this.disk.push({ ...before, figure: "max", value: percentile(waits, 1) });
    const turn = repetition % 2 === 1 ? subjects : subjects.toReversed();
    for (const subject of turn) {
      const values = await this.takeOnce(measure, subject);
      if (!values) this.failures += 1;
      for (const [figure, value] of Object.entries(values ?? {})) {
        const { name } = subject;
        this.readings.push({ measure: measure.name, subject: name, repetition, figure, value });
      }
    }
    this.took.set(measure, [...times, this.now() - began]);
  }

  /** @returns a line for each measure that was not taken so many times */
  left(repeat: number): string[] {
    return [...this.took]
      .filter(([, times]) => times.length < repeat)
      .map(([{ name }, { length }]) => `${name}: ${length} of ${repeat}, no time for more`);
  }

  /** @returns a line: how long the disk alone took, since every commit waits for it */
  ofDisk(): string {
    const all = (name: string) =>
      this.disk.filter(({ figure }) => figure === name).map(({ value }) => value);
    const [p50, max] = ["p50", "max"].map((name) => cell(all(name)));
    return `the disk alone, before each measure: a page kept in ${p50} ms, the slowest of 50 in ${max}`;
  }

  /** @returns a line for each measure: how long one repetition took */
  durations(): string[] {
    const all = [...this.took].map(([{ name }, times]) => {
      const seconds = times.map((time) => (time / 1_000).toFixed(0));
      return `${name} took ${seconds.join(", ")} s`;
    });
    return [...all, `all of it ${((this.now() - this.began) / 60_000).toFixed(1)} min`];
  }
}

/** One repetition with a server and a crowd of its own. @returns null when it did not work */
async function takeOne(measure: Measure, subject: Subject): Promise<Values> {
  const crowd = await startCrowd();
  let server: Running | null = null;
  try {
    server = await subject.start(measure.rooms);
    const values = await Promise.race([measure.run(server, crowd), tooLong()]);
    const figures = Object.entries(values).map(([name, value]) => `${name} ${value.toFixed(2)}`);
    console.error(`${measure.name}, ${subject.name}: ${figures.join(", ")}`);
    return values;
  } catch (error) {
    console.error(`${measure.name}, ${subject.name}: not measured,`, error);
    return null;
  } finally {
    await crowd.end();
    await server?.remove();
  }
}

async function tooLong(): Promise<never> {
  await delay(LONGEST, undefined, { ref: false });
  throw new Error(`it took more than ${LONGEST / 60_000} minutes`);
}
