import { PLAN_QUESTIONS } from "~/domain/meeting/plan-review";
import { useAllWords } from "~/i18n/words-context";
import type { PlanReview } from "~/sheet/plan-review";
import styles from "./plan-review.module.css";

/** What a record says of an action plan: the answers, with their words, progress and next steps. */
export function RecordedPlanReview({ review: { answers, texts } }: { review: PlanReview }) {
  const text = useAllWords().sheet.plan.review;
  return (
    <dl>
      {PLAN_QUESTIONS.map((question) => {
        const answer = answers[question];
        return (
          <div key={question} className={styles.row}>
            <dt>{text[question]}</dt>
            <dd>
              {answer === null ? (
                <span className={styles.none}>{text.unanswered}</span>
              ) : (
                <b>{text.answers[answer]}</b>
              )}
              {texts[question] !== "" && <p className={styles.said}>{texts[question]}</p>}
            </dd>
          </div>
        );
      })}
      {(["progress", "nextSteps"] as const).map((field) => (
        <div key={field} className={styles.row}>
          <dt>{text[field]}</dt>
          <dd>
            {texts[field] === "" ? (
              <span className={styles.none}>{text.none}</span>
            ) : (
              <span className={styles.said}>{texts[field]}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
