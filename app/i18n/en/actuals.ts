import type { AllWords } from "../zh-CN";

export const actuals: AllWords["actuals"] = {
  title: "Actuals",
  intro:
    "These are the measures you deliver figures for. An entry is saved at once, and its light follows; a column can be pasted from a spreadsheet.",
  introAll:
    "You may enter the actuals of these measures. An entry is saved at once, and its light follows; a column can be pasted from a spreadsheet.",
  month: "Month",
  none: "There are no measures you deliver figures for. If in doubt, ask an administrator.",
  show: "Show",
  levels: "Levels of the month",
  last: (month) => `Actual of ${month}`,
  overtaken: (name, before, after) => `${name} has just changed it from ${before} to ${after}`,
  overtakenBy: (name, value) => `Meanwhile ${name} changed it to ${value}.`,
  keepMine: (value) => `Keep my ${value}`,
  takeTheirs: (value) => `Take ${value}`,
  pasted: (count) => `Pasted ${count} cell${count === 1 ? "" : "s"}.`,
  pastedBeyond: (count, beyond) =>
    `Pasted ${count} cell${count === 1 ? "" : "s"}; ${beyond} more found no measure here and ${beyond === 1 ? "was" : "were"} not entered.`,
  severalColumns:
    "What was copied has several columns; nothing was entered. Copy the column of actuals alone and paste again.",
  loadingChanges: "Loading…",
  changesFailed: "The changes could not be loaded; open them once more.",
};
