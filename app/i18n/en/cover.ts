import type { AllWords } from "../zh-CN";

export const cover: AllWords["cover"] = {
  managers: "Managed by",
  noManager: "nobody yet",
  measures: "Measures",
  plans: "Action plans",
  noPages: "There are no measures and no action plans this month.",
  followUps: "Open follow-ups",
  openCount: (open, overdue) =>
    overdue > 0 ? `${open} open · ${overdue} overdue` : `${open} open`,
  noFollowUps: "Everything taken on before has been settled.",
  didNotWork: "All measures taken are done, and the light is still red",
  board: "Open the follow-up board",
  questions: "Open questions and requests for support",
  questionCount: (count) => `${count} open`,
  noQuestions: "No question is open.",
  openQuestion: "Open this question",
  support: (what) => `support asked for: ${what} (not answered yet)`,
  record: "Questions and answers",
};
