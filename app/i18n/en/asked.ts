import type { Words } from "../zh-CN";

export const asked: Words["asked"] = {
  count: (all, open) => (open > 0 ? `${all} · ${open} to answer` : `${all}`),
  show: "Questions",
  showRail: "Show questions",
  hideRail: "Hide questions",
  all: "All questions",
  waiting: (count) => `For me ${count}`,
  unanswered: (count) => `${count} unanswered ${count === 1 ? "question" : "questions"}`,
};
