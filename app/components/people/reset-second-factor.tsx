import { useRevalidator } from "@remix-run/react";
import { useContext } from "react";
import { sendCommand } from "~/commands/send-command";
import { FormDialog } from "~/components/form/form-dialog";
import { RefusalContext } from "~/components/form/refusal-context";
import { Button } from "~/components/ui/button";
import { nameIn } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import type { ManagedPerson } from "~/views/people";
import styles from "./people.module.css";

/** Turns somebody's second factor off, after asking, when their phone and codes are lost. */
export function ResetSecondFactor({ person }: { person: ManagedPerson }) {
  const { locale, account } = useAllWords();
  const { revalidate } = useRevalidator();
  const refuse = useContext(RefusalContext);
  const text = account.secondFactor;
  const name = nameIn(locale, person);
  const reset = async () => {
    const sent = await sendCommand("reset-second-factor", { id: person.id });
    refuse(sent.ok ? null : sent.error);
    revalidate();
  };
  return (
    <FormDialog
      label={text.reset}
      describedAs={`${text.reset} ${name}`}
      look="quiet"
      title={`${text.reset} ${name}`}
    >
      {(close) => (
        <div className={styles.confirm}>
          <p>{text.resetConfirm(name)}</p>
          <Button look="primary" onClick={() => void reset().then(close)}>
            {text.resetDone}
          </Button>
        </div>
      )}
    </FormDialog>
  );
}
