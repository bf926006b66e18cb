import { useState } from "react";
import { useWords } from "~/i18n/words-context";
import styles from "./thread-card.module.css";
import { useDepartmentName } from "./use-department-name";
import { WordsForm } from "./words-form";

interface AnswerFormProps {
  commentId: string;
  /** The departments for which this person may answer; the first is meant unless they say so. */
  departmentIds: readonly string[];
  onDone(): void;
}

/** An answer for one of the departments asked. */
export function AnswerForm({ commentId, departmentIds, onDone }: AnswerFormProps) {
  const text = useWords().questions.actions;
  const departmentName = useDepartmentName();
  const [departmentId, setDepartmentId] = useState(departmentIds[0] ?? "");
  return (
    <WordsForm
      command="answer-question"
      input={{ commentId, departmentId }}
      label={text.answer}
      placeholder={text.answer}
      submit={text.sendAnswer}
      onDone={onDone}
    >
      {departmentIds.length > 1 && (
        <label className={styles.field}>
          {text.answerFor}
          <select value={departmentId} onChange={(event) => setDepartmentId(event.target.value)}>
            {departmentIds.map((id) => (
              <option key={id} value={id}>
                {departmentName(id)}
              </option>
            ))}
          </select>
        </label>
      )}
    </WordsForm>
  );
}
