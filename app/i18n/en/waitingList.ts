import type { Words } from "../zh-CN";

export const waitingList: Words["waitingList"] = {
  title: "Questions waiting for me",
  wants: { answer: "to answer", accept: "for you to accept", support: "to decide on support" },
  none: "No question is waiting for you.",
  note: "Counted are questions to your departments, answers you have to accept, and support asked of your departments; mentions are not.",
  answer: (department) => `${department} to answer`,
  accept: "Answer for you to accept",
  support: (department) => `${department} to decide on support`,
};
