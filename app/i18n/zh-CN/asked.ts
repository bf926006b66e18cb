/** What a meeting's frame says of its questions. */
export const asked = {
  count: (all: number, open: number) => (open > 0 ? `${all} 条 · ${open} 条待答` : `${all} 条`),
  show: "提问",
  showRail: "显示提问栏",
  hideRail: "收起提问栏",
  all: "全部提问",
  waiting: {
    button: (count: number) => `待我 ${count}`,
    title: "等我处理的提问",
    wants: { answer: "待回答", accept: "待您接受回答", support: "待答复支持" },
    none: "没有等您处理的提问。",
    note: "包括问到本部门、等您接受的回答，和请本部门支持的事项；被 @ 不计入。",
    answer: (department: string) => `待${department}回答`,
    accept: "待您接受回答",
    support: (department: string) => `待${department}答复支持`,
  },
  unanswered: (count: number) => `${count} 个提问未回答`,
} as const;
