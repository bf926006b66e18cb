/** What the fixed columns of a breakdown table are called, and its line of sums. */
export const tableHeads = {
  total: "合计",
  columns: {
    name: "科目",
    unit: "单位",
    lastMonth: "上月实际",
    target: "本月目标",
    actual: "本月实际",
    difference: "差异",
  },
};
