import type { Words } from "../zh-CN";

export const overview: Words["overview"] = {
  title: "Results by perspective",
  labelled: (name) => `${name}: `,
  standings: {
    "reached-challenge2": (codes, count) => `${codes} ${reaches(count)} challenge 2`,
    "reached-challenge1": (codes, count) => `${codes} ${reaches(count)} challenge 1`,
    "reached-target": (codes, count) => `${codes} ${reaches(count)} the target`,
    "reached-threshold": (codes, count) => `${codes} ${reaches(count)} the threshold`,
    "missed-threshold": (codes, count) => `${codes} ${misses(count)} the threshold`,
    "missed-target": (codes, count) => `${codes} ${misses(count)} the target`,
    "missed-challenge1": (codes, count) => `${codes} ${misses(count)} challenge 1`,
    "missed-challenge2": (codes, count) => `${codes} ${misses(count)} challenge 2`,
    "no-actual": (codes, count) => `${codes} ${has(count)} no data`,
    "no-levels": (codes, count) => `${codes} ${has(count)} no levels`,
    "not-due": (codes, count) => `${codes} ${is(count)} not due this month`,
    "done-on-time": (codes, count) => `${codes} ${was(count)} done on time`,
    "nothing-due": (codes, count) =>
      `${codes} had ${count === 1 ? "no milestone" : "no milestones"} due`,
    "done-late": (codes, count) => `${codes} ${was(count)} not done on time (done late)`,
    overdue: (codes, count) => `${codes} ${was(count)} not done on time`,
    "not-begun": (codes, count) => `${codes} ${has(count)} not begun`,
    "not-judged": (codes, count) => `${codes} ${has(count)} not been judged`,
  },
  codes: (codes) =>
    codes.length > 1 ? `${codes.slice(0, -1).join(", ")} and ${codes.at(-1)}` : codes.join(""),
  sentence: (parts) => `${parts.join("; ")}.`,
  changedItems: { worse: "Worse", better: "Better", none: "none" },
  withoutData: "Without data",
  toExplainRest: (count) => `${count} more to be explained`,
  rewrite: "Rewrite",
  rewriteOf: (perspective) => `Rewrite the sentence on ${perspective}`,
  field: (perspective) => `Sentence on ${perspective}`,
  generated: "Generated from the lights",
  generatedNow: "Generated from the lights as they are:",
  meanwhile: "What stands there now:",
  backToGenerated: "Back to generated",
  backToGeneratedOf: (perspective) => `Back to the generated sentence on ${perspective}`,
  written: (name, when) => `Rewritten by ${name}, ${when}`,
  outdated: "The lights have changed since",
};

function reaches(count: number): string {
  return count === 1 ? "reaches" : "reach";
}

function misses(count: number): string {
  return count === 1 ? "misses" : "miss";
}

function has(count: number): string {
  return count === 1 ? "has" : "have";
}

function is(count: number): string {
  return count === 1 ? "is" : "are";
}

function was(count: number): string {
  return count === 1 ? "was" : "were";
}
