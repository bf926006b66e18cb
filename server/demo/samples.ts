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
  arrows: "arrows.csv",
  vision: "vision.csv",
  measures: "measures.csv",
  levels: "targets.csv",
  actuals: "actuals.csv",
  plans: "action-plans.csv",
  milestones: "milestones.csv",
  measurePages: "measure-pages.csv",
  findings: "findings.csv",
  improvements: "improvement-measures.csv",
  followUps: "follow-ups.csv",
  planReviews: "plan-reviews.csv",
  progress: "progress.csv",
  closing: "closing.csv",
  agenda: "agenda.csv",
  questions: "questions.csv",
  attendance: "attendance.csv",
  waivers: "waivers.csv",
  tables: "breakdowns/tables.csv",
  tableColumns: "breakdowns/columns.csv",
} as const;

/** The sample dealership as its files say it. */
export type Samples = SampleFiles & {
  /** What stands in each breakdown table, by the name of its file. */
  readonly breakdowns: ReadonlyMap<string, readonly CsvRow[]>;
};

type SampleFiles = Readonly<Record<keyof typeof FILES, readonly CsvRow[]>>;

/** Reads the sample files from their folder. */
export function readSamples(folder: string): Samples {
  const read = (file: string) => parseCsv(readFileSync(join(folder, file), "utf8"));
  const rows = Object.entries(FILES).map(([name, file]) => [name, read(file)]);
  const files = Object.fromEntries(rows) as SampleFiles;
  const breakdowns = files.tables.map((row): [string, readonly CsvRow[]] => [
    row("file"),
    read(`breakdowns/${row("file")}.csv`),
  ]);
  return { ...files, breakdowns: new Map(breakdowns) };
}

/** The words of a cell that holds several, separated by spaces. */
export function wordsIn(cell: string): string[] {
  return cell.split(" ").filter((word) => word !== "");
}
