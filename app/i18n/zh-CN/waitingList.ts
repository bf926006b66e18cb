/** Words of what waits for a person in a meeting's questions. */
export const waitingList = {
  title: "等我处理的提问",
  wants: { answer: "待回答", accept: "待您接受回答", support: "待答复支持" },
  none: "没有等您处理的提问。",
  note: "包括问到本部门、等您接受的回答，和请本部门支持的事项；被 @ 不计入。",
  answer: (department: string) => `待${department}回答`,
  accept: "待您接受回答",
  support: (department: string) => `待${department}答复支持`,
} as const;
