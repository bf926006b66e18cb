/** The most script that may be needed to show a page and make it alive. */
export interface ScriptBudget {
  /** What the page is called. */
  name: string;
  /** An address of the sample dealership's product that shows it. */
  path: string;
  /** All first script files together (see `firstScripts`), gzipped, in kB of 1000 bytes: no more. */
  kB: number;
  /** What it should come to. */
  aim: number;
}

/** The one table of budgets: checked by budgets.spec.ts, and reported by the bench. */
export const SCRIPT_BUDGETS: readonly ScriptBudget[] = [
  { name: "department page", path: "/meetings/2021-02/departments/sales/M3", kB: 101, aim: 150 },
  { name: "overview", path: "/meetings/2021-02/overview", kB: 100, aim: 100 },
  { name: "minutes", path: "/meetings/2021-01/minutes", kB: 0, aim: 0 },
];
