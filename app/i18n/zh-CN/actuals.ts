/** Words of the page on which data providers enter their figures. */
export const actuals = {
  title: "实际值",
  intro: "这里是由您提供数据的指标。填写后立即保存，灯号随之更新；可从表格软件粘贴一列。",
  introAll: "您可以填写下列指标的实际值。填写后立即保存，灯号随之更新；可从表格软件粘贴一列。",
  month: "月份",
  none: "没有由您提供数据的指标。如有疑问，请联系管理员。",
  show: "查看",
  levels: "本月目标档位",
  last: (month: string) => `${month}实际`,
  overtaken: (name: string, before: string, after: string) =>
    `${name}刚把它从 ${before} 改为 ${after}`,
  overtakenBy: (name: string, value: string) => `在此期间，${name}已把它改为 ${value}。`,
  keepMine: (value: string) => `仍用我的 ${value}`,
  takeTheirs: (value: string) => `采用 ${value}`,
  pasted: (count: number) => `已粘贴 ${count} 格。`,
  pastedBeyond: (count: number, beyond: number) =>
    `已粘贴 ${count} 格；后面还有 ${beyond} 格，这里没有更多指标，没有填入。`,
  severalColumns: "复制的内容有几列，什么也没有填入。请只复制实际值那一列，再粘贴一次。",
  loadingChanges: "正在载入…",
  changesFailed: "修改记录没有载入成功，请再打开一次。",
} as const;
