import type { Room } from "~/collab/room";
import { PLAN_QUESTIONS } from "~/domain/meeting/plan-review";
import { useAllWords } from "~/i18n/words-context";
import type { PlanPage } from "~/views/page";
import { More } from "./more";
import styles from "./present-page.module.css";
import { useLiveReview } from "./use-live-page";

interface PresentReviewProps {
  /** The department's sheet; null until it is open. */
  room: Room | null;
  subject: PlanPage;
  /** How many rows have no room. */
  left: number;
}

/** What the department says of its plan: the two questions, progress and causes, next steps. */
export function PresentReview({ room, subject, left }: PresentReviewProps) {
  const words = useAllWords();
  const text = words.sheet.plan.review;
  const { answers, texts } = useLiveReview(room, subject);
  const said = (["progress", "nextSteps"] as const).filter((field) => texts[field].trim() !== "");
  return (
    <section data-column="review" className={styles.words}>
      <h2>{text.title}</h2>
      <ul className={styles.rows}>
        {PLAN_QUESTIONS.map((question) => {
          const answer = answers[question];
          return (
            <li key={question} data-row-weight="2">
              {text[question]} <b>{answer === null ? text.unanswered : text.answers[answer]}</b>{" "}
              <span className={styles.note}>{texts[question]}</span>
            </li>
          );
        })}
        {said.map((field) => (
          <li key={field}>
            <span className={styles.mark}>{text[field]}</span>
            {texts[field]}
          </li>
        ))}
      </ul>
      <More count={left} />
    </section>
  );
}
