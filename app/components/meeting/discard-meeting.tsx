import { useState } from "react";
import { refusalWords } from "~/commands/refusal-words";
import { sendCommand } from "~/commands/send-command";
import { FormDialog } from "~/components/form/form-dialog";
import { Button } from "~/components/ui/button";
import { Refusal } from "~/components/ui/field";
import { formatMonth } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import styles from "./arrange-agenda.module.css";
import { useLiveMeeting, useMeeting } from "./meeting-context";

/** Takes a meeting back that was opened by mistake, after asking; only before it begins. */
export function DiscardMeeting() {
  const words = useWords();
  const text = words.meetingPages.arrange;
  const { view } = useMeeting();
  const { phase } = useLiveMeeting();
  if (!view.rights.open || (phase !== "draft" && phase !== "preparing")) return null;
  return (
    <div className={styles.discard}>
      <FormDialog label={text.discard} title={text.discard}>
        {() => <Confirmation meetingId={view.id} month={formatMonth(words.locale, view.month)} />}
      </FormDialog>
    </div>
  );
}

function Confirmation({ meetingId, month }: { meetingId: string; month: string }) {
  const words = useWords();
  const text = words.meetingPages.arrange;
  const [refusal, setRefusal] = useState<string | null>(null);
  const discard = async () => {
    const sent = await sendCommand("discard-meeting", { meetingId });
    // Loaded anew: the meeting's own pages are being told at this moment that they are gone.
    if (sent.ok) window.location.replace("/");
    else setRefusal(refusalWords(words, sent.error));
  };
  return (
    <div className={styles.confirm}>
      <p>{text.discardConfirm(month)}</p>
      {refusal && <Refusal>{refusal}</Refusal>}
      <Button look="primary" onClick={() => void discard()}>
        {text.discardYes}
      </Button>
    </div>
  );
}
