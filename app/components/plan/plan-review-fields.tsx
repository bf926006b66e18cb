import { useCallback, useId } from "react";
import type * as Y from "yjs";
import type { Room } from "~/collab/room";
import { localOrigin } from "~/collab/undo";
import { useMayType } from "~/collab/use-may-type";
import { useYSnapshot } from "~/collab/use-y-snapshot";
import { CoText } from "~/components/sheet/co-text";
import { oneStep } from "~/components/sheet/one-step";
import { useNameOf } from "~/components/sheet/use-name-of";
import { useSyncedDoc } from "~/components/sheet/use-synced-doc";
import type { PlanField } from "~/sheet/fields";
import { asksWhy, PLAN_QUESTIONS, type PlanQuestion } from "~/domain/meeting/plan-review";
import { useAllWords } from "~/i18n/words-context";
import { fieldPlace } from "~/protocol/anchor";
import {
  answerPlan,
  planAnswers,
  planText,
  readPlanAnswer,
  type PlanReview,
} from "~/sheet/plan-review";
import { planPath } from "~/sheet/text-path";
import styles from "./plan-review.module.css";

interface PlanReviewFieldsProps {
  /** The department's sheet; null until it is open. */
  room: Room | null;
  planId: string;
  /** What the page says as the server knew it, shown until the document is here. */
  initial: PlanReview;
}

/** What is asked of an action plan each month: two questions, progress and causes, next steps. */
export function PlanReviewFields({ room, planId, initial }: PlanReviewFieldsProps) {
  const text = useAllWords().sheet.plan.review;
  const title = useId();
  const doc = useSyncedDoc(room);
  const shared = { room, doc, planId, initial };
  return (
    <section aria-labelledby={title} className={styles.section}>
      <h2 id={title} className={styles.title}>
        {text.title}
      </h2>
      {PLAN_QUESTIONS.map((question) => (
        <Question key={question} {...shared} question={question} />
      ))}
      {(["progress", "nextSteps"] as const).map((field) => (
        <div key={field} className={styles.row}>
          <h3>{text[field]}</h3>
          <Words {...shared} field={field} label={text[field]} placeholder={text.empty[field]} />
        </div>
      ))}
    </section>
  );
}

type FieldProps = PlanReviewFieldsProps & { doc: Y.Doc | null };

/** A question, answered yes or no by everybody at once, and the words beside the answer. */
function Question({ question, ...props }: FieldProps & { question: PlanQuestion }) {
  const { room, doc, planId, initial } = props;
  const text = useAllWords().sheet.plan.review;
  const name = useId();
  const read = useCallback(
    () => (doc ? readPlanAnswer(doc, planId, question) : null),
    [doc, planId, question],
  );
  const live = useYSnapshot(doc && planAnswers(doc), read, null);
  const answer = doc ? live : initial.answers[question];
  const mayType = useMayType(room) && doc !== null;
  const placeholder = asksWhy(question, answer) ? text.why[question] : text.empty[question];
  return (
    <fieldset className={styles.row} data-place={fieldPlace(planPath(planId, question))}>
      <legend>{text[question]}</legend>
      <div>
        <p className={styles.answers}>
          {(["yes", "no"] as const).map((each) => (
            <label key={each}>
              <input
                type="radio"
                name={name}
                value={each}
                checked={answer === each}
                disabled={!mayType}
                onChange={() => {
                  if (!room || !doc) return;
                  const given = { planId, question, answer: each };
                  oneStep(room, () => answerPlan(doc, localOrigin, given));
                }}
              />
              {text.answers[each]}
            </label>
          ))}
          {answer === null && <small>{text.unanswered}</small>}
        </p>
        <Words
          {...props}
          field={question}
          label={text.words(text[question])}
          placeholder={placeholder}
        />
      </div>
    </fieldset>
  );
}

function Words(props: FieldProps & { field: PlanField; label: string; placeholder: string }) {
  const { room, doc, planId, initial, field, label, placeholder } = props;
  const nameOf = useNameOf();
  return (
    <CoText
      room={room}
      text={doc && planText(doc, planId, field)}
      path={planPath(planId, field)}
      initial={initial.texts[field]}
      label={label}
      placeholder={placeholder}
      nameOf={nameOf}
      className={styles.words}
    />
  );
}
