import { useCommandForm } from "~/components/form/use-command-form";
import { Button } from "~/components/ui/button";
import { Refusal } from "~/components/ui/field";
import { useWords } from "~/i18n/words-context";
import { AmendmentForm } from "./amendment-form";
import { useRecord } from "./record-reader";
import styles from "./record.module.css";

/** Approving a record and amending it, for those who may. */
export function RecordActs() {
  const { view } = useRecord();
  return (
    <>
      {view.mayApprove && <Approve />}
      {view.mayAmend && (
        <p data-screen-only>
          <AmendmentForm />
        </p>
      )}
    </>
  );
}

function Approve() {
  const text = useWords().record.minutes;
  const { record } = useRecord();
  const form = useCommandForm("approve-meeting", []);
  return (
    <p data-screen-only>
      <Button
        look="primary"
        disabled={form.sending}
        onClick={() => form.send({ meetingId: record.meeting.id })}
      >
        {text.approve}
      </Button>{" "}
      <span className={styles.hint}>{text.approveHint}</span>
      {form.error && <Refusal>{form.error}</Refusal>}
    </p>
  );
}
