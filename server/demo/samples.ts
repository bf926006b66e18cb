import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseCsv, type CsvRow } from "./csv";

/** The sample dealership's year, whose months stand in the files without it. */
export const SAMPLE_YEAR = 2021;

const FILES = {
  company: "company.csv",
  departments: "departments.csv",
  people: "people.csv",
  objectives: "objectives.csv",
  measures: "measures.csv",
  levels: "targets.csv",
  actuals: "actuals.csv",
  plans: "action-plans.csv",
  milestones: "milestones.csv",
  findings: "findings.csv",
  improvements: "improvement-measures.csv",
  followUps: "follow-ups.csv",
  progress: "progress.csv",
  closing: "closing.csv",
  agenda: "agenda.csv",
  questions: "questions.csv",
  attendance: "attendance.csv",
  waivers: "waivers.csv",
} as const;

/** The sample dealership as its files say it. */
export type Samples = Readonly<Record<keyof typeof FILES, readonly CsvRow[]>>;

/** Reads the sample files from their folder. */
export function readSamples(folder: string): Samples {
  const rows = Object.entries(FILES).map(([name, file]) => [
    name,
    parseCsv(readFileSync(join(folder, file), "utf8")),
  ]);
  return Object.fromEntries(rows) as Samples;
}

/** The words of a cell that holds several, separated by spaces. */
export function wordsIn(cell: string): string[] {
  return cell.split(" ").filter((word) => word !== "");
}
