import { useState } from "react";
import { Button } from "~/components/ui/button";
import { useWords } from "~/i18n/words-context";
import type { LiveSupport } from "~/protocol/live-thread";
import { LineField, LineForm } from "./line-form";
import styles from "./thread-card.module.css";

/** Promising support by a day, or declining it with a reason, for the department that was asked. */
export function SupportDecision({ request }: { request: LiveSupport }) {
  const text = useWords().questions.actions;
  const [deciding, setDeciding] = useState<"promise" | "decline" | null>(null);
  const requestId = request.id;
  const done = () => setDeciding(null);
  switch (deciding) {
    case null:
      return (
        <div className={styles.buttons}>
          <Button className={styles.small} onClick={() => setDeciding("promise")}>
            {text.promise}
          </Button>
          <Button className={styles.small} onClick={() => setDeciding("decline")}>
            {text.decline}
          </Button>
        </div>
      );
    case "promise":
      return (
        <LineForm
          command="decide-support"
          inputOf={(form) => ({ requestId, decision: "promise", dueOn: form.text("dueOn") })}
          submit={text.promise}
          label={text.promise}
          onDone={done}
        >
          <LineField label={text.promiseDue}>
            <input type="date" name="dueOn" />
          </LineField>
        </LineForm>
      );
    case "decline":
      return (
        <LineForm
          command="decide-support"
          inputOf={(form) => ({ requestId, decision: "decline", reason: form.text("reason") })}
          submit={text.decline}
          label={text.decline}
          onDone={done}
        >
          <LineField label={text.declineReason}>
            <textarea name="reason" rows={2} />
          </LineField>
        </LineForm>
      );
  }
}
