/** What a department says of an action plan each month: two questions, and why. Rules RY6–RY7. */
import type { Light } from "../scorecard/light";
import { firstDay, type Day, type Month } from "../scorecard/month";

/** The two questions: is the plan still on track; must its milestone targets change. */
export const PLAN_QUESTIONS = ["onTrack", "targets"] as const;
/** See {@link PLAN_QUESTIONS}. */
export type PlanQuestion = (typeof PLAN_QUESTIONS)[number];

/** What a question can be answered with. */
export type PlanAnswer = "yes" | "no";

/** A question as answered; `answer` is null while it is not. */
export interface PlanAnswered {
  readonly answer: PlanAnswer | null;
  readonly why: string;
}

/** An action plan in the month under review, and what its page answers. */
export interface PlanWork {
  readonly planId: string;
  readonly endsOn: Day;
  readonly light: Light;
  readonly answers: Readonly<Record<PlanQuestion, PlanAnswered>>;
}

/** What a plan's page lacks. */
export type MissingAnswer = "on-track" | "on-track-why" | "targets" | "targets-why";

const GOOD: Readonly<Record<PlanQuestion, PlanAnswer>> = { onTrack: "yes", targets: "no" };

const CODES = {
  onTrack: { answer: "on-track", why: "on-track-why" },
  targets: { answer: "targets", why: "targets-why" },
} as const satisfies Record<PlanQuestion, Record<"answer" | "why", MissingAnswer>>;

/** [RY7] Whether an answer asks for the words why. */
export function asksWhy(question: PlanQuestion, answer: PlanAnswer | null): boolean {
  return answer !== null && answer !== GOOD[question];
}

/** [RY6] [RY7] What a plan's page lacks, in the order of the page; empty when nothing. */
export function missingAnswers(
  { endsOn, light, answers }: PlanWork,
  reviewMonth: Month,
): MissingAnswer[] {
  const isOver = endsOn < firstDay(reviewMonth) && light !== "red" && light !== "yellow";
  if (light === "grey" || isOver) return [];
  return PLAN_QUESTIONS.flatMap((question): MissingAnswer[] => {
    const { answer, why } = answers[question];
    if (answer === null) return [CODES[question].answer];
    return asksWhy(question, answer) && why.trim() === "" ? [CODES[question].why] : [];
  });
}
