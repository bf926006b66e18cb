/**
 * `npm run bench`: the product and its rivals in turn, on one machine, in one run. Prints a table and
 * whether each target is reached, and writes every reading as JSON.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { inProject } from "../../server/bin/lib/project.mjs";
import { growthTables, slopes } from "./growth-table";
import { machine } from "./machine";
import { MEASURES } from "./measures";
import { growth } from "./measures/growth";
import type { Measure } from "./measures/measure";
import { readOptions } from "./options";
import { Sitting } from "./sitting";
import { liangdeng } from "./subjects/liangdeng";
import { relay } from "./subjects/relay";
import { rivals } from "./subjects/rivals";
import { table } from "./table";
import { verdicts } from "./targets";

/** @returns the process's exit code: 1 when something could not be measured */
export async function bench(args: readonly string[]): Promise<number> {
  const options = readOptions(args, inProject(".bench", "readings.json"));
  const { only, repeat, minutes, out } = options;
  const measures = MEASURES.filter(
    ({ name }) => only.length === 0 || only.some((start) => name.startsWith(start)),
  );
  const others = measures.some(({ of }) => of !== "ours") ? await rivals() : [];
  const sitting = new Sitting(minutes * 60_000);
  for (let repetition = 1; repetition <= repeat; repetition += 1) {
    for (const measure of measures) {
      await sitting.take(measure, subjectsOf(measure, others), repetition);
    }
  }
  const { readings, disk } = sitting;
  const names = [liangdeng, ...others].map(({ name }) => name);
  const compared = measures.filter((measure) => !growth.some((each) => each === measure));
  const grown = growth.filter((each) => measures.includes(each));
  const lines = [
    `${machine()}; median (smallest–largest) of ${repeat}`,
    sitting.ofDisk(),
    ...sitting.left(repeat),
    "",
    table(compared, { ours: names[0] ?? "", rivals: names.slice(1), floor: relay.name }, readings),
    ...growthTables(grown, readings),
    "",
    ...verdicts(names, readings),
    ...slopes(grown, readings),
    "",
    ...sitting.durations(),
  ];
  console.log(`\n${lines.join("\n")}`);
  mkdirSync(dirname(out), { recursive: true });
  const report = {
    machine: machine(),
    at: new Date().toISOString(),
    repeat,
    disk,
    readings,
    lines,
  };
  writeFileSync(out, `${JSON.stringify(report, null, 1)}\n`);
  return sitting.failures === 0 ? 0 : 1;
}

function subjectsOf({ of }: Measure, others: Awaited<ReturnType<typeof rivals>>) {
  if (of === "ours") return [liangdeng];
  return of === "all" ? [liangdeng, ...others] : [liangdeng, ...others, relay];
}
