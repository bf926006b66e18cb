/** Words of a department's cover, the first stop of its turn. */
export const cover = {
  managers: "负责人",
  noManager: "还没有指定负责人",
  measures: "衡量指标",
  plans: "行动方案",
  noPages: "本月没有衡量指标，也没有行动方案。",
  followUps: "未完成的跟踪事项",
  openCount: (open: number, overdue: number) =>
    overdue > 0 ? `${open} 项 · 逾期 ${overdue} 项` : `${open} 项`,
  noFollowUps: "此前的跟踪事项都已了结。",
  didNotWork: "措施已全部完成，仍是红灯",
  board: "打开跟踪看板",
  questions: "未了结的提问与支持请求",
  questionCount: (count: number) => `${count} 个`,
  noQuestions: "没有未了结的提问。",
  openQuestion: "打开这个提问",
  support: (what: string) => `请求支持：${what}（待答复）`,
  record: "提问与回答",
} as const;
