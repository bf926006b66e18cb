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

/** Shuts a person out, after asking, or lets them in again. */
export function PersonActive({ person }: { person: ManagedPerson }) {
  const { locale, admin } = useAllWords();
  const { revalidate } = useRevalidator();
  const refuse = useContext(RefusalContext);
  const text = admin.people;
  const name = nameIn(locale, person);
  // Of both: whoever has pressed the one stands on the other.
  const id = `active-${person.id}`;
  const set = async (active: boolean) => {
    const sent = await sendCommand("set-person-active", { id: person.id, active });
    refuse(sent.ok ? null : sent.error);
    revalidate();
  };
  if (person.state === "shut-out") {
    return (
      <Button
        look="quiet"
        id={id}
        aria-label={`${text.letIn} ${name}`}
        onClick={() => void set(true)}
      >
        {text.letIn}
      </Button>
    );
  }
  return (
    <FormDialog
      id={id}
      label={text.shutOut}
      describedAs={`${text.shutOut} ${name}`}
      look="quiet"
      title={`${text.shutOut} ${name}`}
    >
      {(close) => (
        <div className={styles.confirm}>
          <p>{text.shutOutConfirm(name)}</p>
          <Button look="primary" onClick={() => void set(false).then(close)}>
            {text.shutOutYes}
          </Button>
        </div>
      )}
    </FormDialog>
  );
}
