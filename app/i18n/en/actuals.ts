import type { AllWords } from "../zh-CN";

export const actuals: AllWords["actuals"] = {
  title: "Actuals",
  intro:
    "These are the measures you deliver figures for. An entry is saved at once, and its light follows.",
  introAll:
    "You may enter the actuals of these measures. An entry is saved at once, and its light follows.",
  month: "Month",
  none: "There are no measures you deliver figures for. If in doubt, ask an administrator.",
  show: "Show",
  levels: "Levels of the month",
  last: (month) => `Actual of ${month}`,
  overtaken: (name, before, after) => `${name} has just changed it from ${before} to ${after}`,
  overtakenBy: (name, value) => `Meanwhile ${name} changed it to ${value}.`,
  keepMine: (value) => `Keep my ${value}`,
  takeTheirs: (value) => `Take ${value}`,
  loadingChanges: "Loading…",
  changesFailed: "The changes could not be loaded; open them once more.",
};
