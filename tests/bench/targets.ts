/** What is to be reached: as ratios within one run, of pages in a browser as figures. */
import { SCRIPT_BUDGETS } from "../e2e/support/budgets";
import { LIANGDENG } from "./subjects/liangdeng";
import type { Reading } from "./measures/measure";
import { median } from "./statistics";
import { valuesOf } from "./table";
import { atLeast, atMost, line } from "./verdict";

type Better = "smaller" | "larger";

/** @returns a line for each target whose figures were measured */
export function verdicts(subjects: readonly string[], readings: readonly Reading[]): string[] {
  const of = (measure: string, figure: string, subject = LIANGDENG) =>
    median(valuesOf(readings, measure, subject, figure));
  const rivals = subjects.filter((name) => name !== LIANGDENG);
  const lost = (name: string) =>
    largest([
      ...valuesOf(readings, "kill", name, "typing"),
      ...valuesOf(readings, "kill", name, "burst"),
    ]);
  // None of them keeps all of a burst; those that lose least are taken at their word.
  const least = smallest(rivals.map(lost));
  const lasting = rivals.filter((name) => lost(name) === least);
  const best = (measure: string, figure: string, better: Better, among = rivals) => {
    const values = among.map((name) => of(measure, figure, name));
    return better === "smaller" ? smallest(values) : largest(values);
  };
  const ratio = (measure: string, figure: string, better: Better, among = rivals) =>
    of(measure, figure) / best(measure, figure, better, among);
  const all = [
    atMost("seen edits lost on SIGKILL", lost(LIANGDENG), 0, "edits"),
    ...["p50", "p99"].flatMap((figure) => [
      atMost(
        `fan-out ${figure}, against what loses least`,
        ratio("fan-out", figure, "smaller", lasting),
        1,
      ),
      atMost(`fan-out ${figure}, against all`, ratio("fan-out", figure, "smaller"), 1.1),
    ]),
    atLeast(
      "throughput, against what loses least",
      ratio("throughput", "sustained", "larger", lasting),
      2,
    ),
    atLeast("throughput, against all", ratio("throughput", "sustained", "larger"), 1),
    ...["idle", "typing"].flatMap((when) => [
      atMost(`on disk p50, ${when}`, of("on disk", `${when}P50`), 5, "ms"),
      atMost(`on disk max, ${when}`, of("on disk", `${when}Max`), 20, "ms"),
    ]),
    atMost("200 rooms, CPU", ratio("rooms", "cpu", "smaller"), 0.5),
    atMost("200 rooms, memory a client", ratio("rooms", "memory", "smaller"), 0.5),
    atMost("join of a long history, cold", ratio("history", "cold", "smaller"), 0.5),
    atMost("the same against a fresh room", of("history", "cold") / of("history", "fresh"), 1.5),
    atMost("light, against fan-out", of("light", "p50") / of("fan-out", "p50"), 1.5),
    ...SCRIPT_BUDGETS.map(({ name, aim }) =>
      atMost(`script, ${name}`, of("page script", name), aim, "kB"),
    ),
    ...["department", "overview"].flatMap((path) => [
      atMost(`largest paint, ${path}`, of("page paint", path), 1_800, "ms"),
      atMost(`shift by lights, ${path}`, of("page lights", path), 0, "thousandths"),
    ]),
    atMost("key until painted p95", of("page typing", "p95"), 16, "ms"),
    atMost("the same on a slow computer", of("page typing", "slowP95"), 16, "ms"),
    atMost("interaction while thirty type", of("page among thirty", "worst"), 100, "ms"),
  ];
  return all.filter(({ value }) => Number.isFinite(value)).map(line);
}

/** NaN when nothing was measured. */
function smallest(values: readonly number[]): number {
  return values.filter((value) => !Number.isNaN(value)).toSorted((a, b) => a - b)[0] ?? Number.NaN;
}

function largest(values: readonly number[]): number {
  return -smallest(values.map((value) => -value));
}
