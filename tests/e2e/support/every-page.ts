import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A page of the sample dealership's product: the file of its route, and addresses that show it. */
export interface ShownPage {
  route: string;
  paths: readonly string[];
}

const JANUARY = "/meetings/2021-01";
const FEBRUARY = "/meetings/2021-02";

/** Every page that the facilitator, who is an administrator too, can be on; open and sealed ones. */
export const PAGES: readonly ShownPage[] = [
  { route: "_index", paths: ["/"] },
  { route: "actuals.$month", paths: ["/actuals/2021-02"] },
  { route: "audit", paths: ["/audit"] },
  { route: "board", paths: ["/board"] },
  { route: "design", paths: ["/design"] },
  { route: "me", paths: ["/me"] },
  { route: "meetings.$month.agenda", paths: [`${FEBRUARY}/agenda`] },
  { route: "meetings.$month.board", paths: [`${FEBRUARY}/board`] },
  { route: "meetings.$month.closing", paths: [`${JANUARY}/closing`, `${FEBRUARY}/closing`] },
  {
    route: "meetings.$month.departments.$department.$page",
    paths: [
      `${JANUARY}/departments/sales/M3`,
      `${FEBRUARY}/departments/sales/M3`,
      `${FEBRUARY}/departments/administration/K2`,
    ],
  },
  {
    route: "meetings.$month.departments.$department._index",
    paths: [`${JANUARY}/departments/sales`, `${FEBRUARY}/departments/sales`],
  },
  {
    route: "meetings.$month.departments.$department.$page_.history",
    paths: [`${FEBRUARY}/departments/sales/M3/history`],
  },
  { route: "meetings.$month.overview", paths: [`${JANUARY}/overview`, `${FEBRUARY}/overview`] },
  { route: "meetings.$month.questions", paths: [`${FEBRUARY}/questions`] },
  { route: "meetings.$month_.minutes", paths: [`${JANUARY}/minutes`] },
  { route: "meetings.$month_.present", paths: [`${FEBRUARY}/present`] },
  { route: "people", paths: ["/people"] },
  { route: "scorecard._index", paths: ["/scorecard"] },
  { route: "scorecard.levels", paths: ["/scorecard/levels?year=2021"] },
  { route: "scorecard.map", paths: ["/scorecard/map"] },
  { route: "scorecard.measures.$code", paths: ["/scorecard/measures/M3"] },
  { route: "scorecard.measures._index", paths: ["/scorecard/measures"] },
  { route: "scorecard.new-measure", paths: ["/scorecard/new-measure"] },
  { route: "scorecard.new-plan", paths: ["/scorecard/new-plan"] },
  { route: "scorecard.plans.$code", paths: ["/scorecard/plans/K1"] },
  { route: "scorecard.plans._index", paths: ["/scorecard/plans"] },
  { route: "settings", paths: ["/settings"] },
  // What is not there, and a link that leads nowhere.
  { route: "$", paths: ["/nope"] },
  { route: "invitation.$token", paths: ["/invitation/nobody"] },
];

/** Pages before anybody has signed in, of a product that is not the demo. */
export const DOORS: readonly string[] = ["set-up.$token", "sign-in"];

/** Frames around other pages, seen with each of those, and addresses that lead on to another. */
export const FRAMES: readonly string[] = ["meetings.$month", "scorecard", "meetings.$month._index"];

/** One field in the doors' own form, shown only between a right password and being in. */
export const HALFWAY: readonly string[] = ["sign-in_.code"];

/** The routes that have a page of their own, from the files in app/routes. */
export function routesWithPages(): string[] {
  const folder = fileURLToPath(new URL("../../../app/routes/", import.meta.url));
  return readdirSync(folder)
    .filter((name) => name.endsWith(".tsx"))
    .filter((name) =>
      /\bexport (default\b|\{[^}]*\bdefault\b)/.test(readFileSync(folder + name, "utf8")),
    )
    .map((name) => name.replace(/\.tsx$/, ""));
}
