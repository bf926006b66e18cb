/** What a meeting's frame says of its questions. */
export const asked = {
  count: (all: number, open: number) => (open > 0 ? `${all} 条 · ${open} 条待答` : `${all} 条`),
  show: "提问",
  showRail: "显示提问栏",
  hideRail: "收起提问栏",
  all: "全部提问",
  waiting: (count: number) => `待我 ${count}`,
  unanswered: (count: number) => `${count} 个提问未回答`,
} as const;
