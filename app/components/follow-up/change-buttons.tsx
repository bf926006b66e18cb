import { useState } from "react";
import { CommandForm } from "~/components/form/command-form";
import { FormDialog } from "~/components/form/form-dialog";
import { TextAreaField } from "~/components/form/text-area-field";
import { useCommandForm } from "~/components/form/use-command-form";
import { OwnersField } from "~/components/sheet/owners-field";
import { Field } from "~/components/ui/field";
import { useAllWords } from "~/i18n/words-context";
import type { LiveFollowUp } from "~/protocol/live-follow-up";
import type { PersonName } from "~/protocol/live-keys";
import { ownerKey, parseOwnerKey, type Owner } from "~/sheet/owners";
import styles from "./dialog.module.css";

interface ChangeButtonsProps {
  card: LiveFollowUp;
  /** Whom one can choose as an owner. */
  people: readonly PersonName[];
}

/** The buttons that change a follow-up whose words are its own: a new date, other words or owners. */
export function ChangeButtons({ card, people }: ChangeButtonsProps) {
  const { followUps } = useAllWords();
  const name = card.wording || followUps.noWording;
  return (
    <>
      <FormDialog
        look="quiet"
        label={followUps.postpone}
        describedAs={followUps.postponeNamed(name)}
        title={followUps.dialog.postponeTitle}
      >
        {(close) => <PostponeForm card={card} onSaved={close} />}
      </FormDialog>
      <FormDialog
        look="quiet"
        label={followUps.edit}
        describedAs={followUps.editNamed(name)}
        title={followUps.dialog.editTitle}
      >
        {(close) => <EditForm card={card} people={people} onSaved={close} />}
      </FormDialog>
    </>
  );
}

function PostponeForm({ card, onSaved }: { card: LiveFollowUp; onSaved: () => void }) {
  const { dialog, noWording } = useAllWords().followUps;
  const form = useCommandForm("change-due", ["dueOn", "reason"], onSaved);
  return (
    <>
      <p className={styles.about}>{card.wording || noWording}</p>
      <CommandForm
        form={form}
        submit={dialog.confirm}
        inputOf={(values) => ({
          id: card.id,
          dueOn: values.text("dueOn"),
          reason: values.text("reason"),
        })}
      >
        <Field
          label={dialog.postponeDay}
          type="date"
          name="dueOn"
          defaultValue={card.dueOn ?? ""}
          error={form.errorOf("dueOn")}
        />
        <Field
          label={dialog.postponeReason}
          hint={dialog.postponeHint}
          name="reason"
          maxLength={1000}
          autoComplete="off"
          error={form.errorOf("reason")}
        />
      </CommandForm>
    </>
  );
}

function EditForm({ card, people, onSaved }: ChangeButtonsProps & { onSaved: () => void }) {
  const { dialog } = useAllWords().followUps;
  const form = useCommandForm("edit-follow-up", ["wording", "goal", "owners"], onSaved);
  const [owners, setOwners] = useState<readonly Owner[]>(() =>
    card.owners.flatMap(({ key }) => parseOwnerKey(key) ?? []),
  );
  const keysOf = (list: readonly Owner[]) => list.flatMap((owner) => ownerKey(owner) ?? []);
  return (
    <CommandForm
      form={form}
      inputOf={(values) => ({
        id: card.id,
        wording: values.text("wording"),
        goal: values.text("goal"),
        owners: keysOf(owners),
      })}
    >
      <TextAreaField
        label={dialog.wording}
        name="wording"
        defaultValue={card.wording}
        maxLength={4000}
        rows={2}
        error={form.errorOf("wording")}
      />
      <Field
        label={dialog.goal}
        name="goal"
        defaultValue={card.goal}
        maxLength={4000}
        autoComplete="off"
        error={form.errorOf("goal")}
      />
      <div className={styles.area}>
        <span>{dialog.owners}</span>
        <OwnersField
          label={dialog.owners}
          owners={owners}
          people={people}
          readOnly={false}
          onAdd={(added) =>
            setOwners((before) => {
              const known = keysOf(before);
              return [
                ...before,
                ...added.filter((owner) => !known.includes(ownerKey(owner) ?? "")),
              ];
            })
          }
          onRemove={(gone) =>
            setOwners((before) => before.filter((owner) => ownerKey(owner) !== ownerKey(gone)))
          }
        />
      </div>
    </CommandForm>
  );
}
