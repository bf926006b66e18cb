import { FormDialog } from "~/components/form/form-dialog";
import { useClosing, useMeeting } from "~/components/meeting/meeting-context";
import type { Blocker } from "~/domain/meeting/closing";
import { useWords } from "~/i18n/words-context";
import styles from "./closing.module.css";
import { ReadinessOverview } from "./readiness-overview";

/** How many departments are ready, opening what the others lack; for whoever runs the meeting. */
export function ReadinessButton() {
  const text = useWords().record.readiness;
  const { view } = useMeeting();
  const { rights, agenda, sealed } = view;
  const { blockers } = useClosing();
  const ids = agenda.flatMap(({ department }) => (department ? [department.id] : []));
  if (sealed || ids.length === 0 || !(rights.open || rights.close || rights.waive)) return null;
  const lacking = new Set(blockers.flatMap(departmentsOf));
  const ready = ids.filter((id) => !lacking.has(id));
  return (
    <div className={styles.readinessButton}>
      <FormDialog look="quiet" label={text.open(ready.length, ids.length)} title={text.title}>
        {(close) => (
          <>
            <p className={styles.hint}>{text.intro}</p>
            <ReadinessOverview onGo={close} />
          </>
        )}
      </FormDialog>
    </div>
  );
}

/** The departments that a blocker keeps from being ready. */
function departmentsOf(blocker: Blocker): readonly string[] {
  switch (blocker.kind) {
    case "lack":
      return [blocker.departmentId];
    case "question":
      return blocker.departmentIds;
    case "turned":
    case "support":
      return [];
  }
}
