/**
 * `npm run bench`: the product and its rivals in turn, on one machine, in one run. Prints a table and
 * whether each target is reached, and writes every reading as JSON.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { inProject } from "../../server/bin/lib/project.mjs";
import { startCrowd } from "./crowd/start-crowd";
import { machine } from "./machine";
import { MEASURES } from "./measures";
import type { Measure, Reading } from "./measures/measure";
import { readOptions } from "./options";
import { liangdeng } from "./subjects/liangdeng";
import { rivals } from "./subjects/rivals";
import type { Subject } from "./subjects/subject";
import { table } from "./table";
import { verdicts } from "./targets";

/** @returns the process's exit code: 1 when something could not be measured */
export async function bench(args: readonly string[]): Promise<number> {
  const options = readOptions(args, inProject(".bench", "readings.json"));
  const { only } = options;
  const measures = MEASURES.filter(
    ({ name }) => only.length === 0 || only.some((start) => name.startsWith(start)),
  );
  const subjects = [liangdeng, ...(measures.some(({ of }) => of === "all") ? await rivals() : [])];
  const readings: Reading[] = [];
  let failures = 0;
  for (let time = 1; time <= options.repeat; time += 1) {
    for (const measure of measures) {
      for (const subject of measure.of === "ours" ? [liangdeng] : subjects) {
        const values = await take(measure, subject);
        if (!values) failures += 1;
        for (const [figure, value] of Object.entries(values ?? {})) {
          readings.push({ measure: measure.name, subject: subject.name, figure, value });
        }
      }
    }
  }
  const names = subjects.map(({ name }) => name);
  console.log(`\n${machine()}; median of ${options.repeat} (smallest–largest)\n`);
  console.log(table(measures, names, readings));
  for (const line of verdicts(names, readings)) console.log(line);
  mkdirSync(dirname(options.out), { recursive: true });
  const { repeat } = options;
  const report = { machine: machine(), at: new Date().toISOString(), repeat, readings };
  writeFileSync(options.out, `${JSON.stringify(report, null, 1)}\n`);
  return failures === 0 ? 0 : 1;
}

/** One repetition with a server and a crowd of its own. @returns null when it did not work */
async function take(
  measure: Measure,
  subject: Subject,
): Promise<Readonly<Record<string, number>> | null> {
  const crowd = await startCrowd();
  const server = await subject.start(measure.rooms);
  try {
    const values = await measure.run(server, crowd);
    const figures = Object.entries(values).map(([name, value]) => `${name} ${value.toFixed(2)}`);
    console.error(`${measure.name}, ${subject.name}: ${figures.join(", ")}`);
    return values;
  } catch (error) {
    console.error(`${measure.name}, ${subject.name}: not measured,`, error);
    return null;
  } finally {
    await crowd.end();
    await server.remove();
  }
}
