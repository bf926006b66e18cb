import type { Words } from "../zh-CN";

/** What the fixed columns of a breakdown table are called, and its line of sums. */
export const tableHeads: Words["tableHeads"] = {
  total: "Total",
  columns: {
    name: "Subject",
    unit: "Unit",
    lastMonth: "Last month",
    target: "Target",
    actual: "Actual",
    difference: "Difference",
  },
};
