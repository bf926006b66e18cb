import { useState } from "react";
import { CommandForm } from "~/components/form/command-form";
import { FormDialog } from "~/components/form/form-dialog";
import { SelectField } from "~/components/form/select-field";
import { TextAreaField } from "~/components/form/text-area-field";
import { useCommandForm } from "~/components/form/use-command-form";
import { nameIn } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import { newRowId } from "~/sheet/row-id";
import { AMENDABLE_PARTS } from "~/views/minutes";
import { useRecord } from "./record-reader";

/** A button that opens the form for a correction of the record. */
export function AmendmentForm() {
  const text = useWords().record.minutes;
  return (
    <FormDialog label={text.amend} title={text.amend}>
      {(close) => <Form onSaved={close} />}
    </FormDialog>
  );
}

function Form({ onSaved }: { onSaved: () => void }) {
  const words = useWords();
  const { record } = useRecord();
  const text = words.record.minutes;
  const [draft] = useState(newRowId);
  const form = useCommandForm("add-amendment", ["place", "text", "reason"], onSaved);
  const places = [
    ...AMENDABLE_PARTS.map((part) => ({ value: part, label: text.places[part] })),
    ...record.pages.map(({ link }) => ({
      value: link.key,
      label: `${link.code} ${nameIn(words.locale, link)}`,
    })),
  ];
  return (
    <CommandForm
      form={form}
      inputOf={(values) => ({
        meetingId: record.meeting.id,
        place: values.text("place"),
        text: values.text("text"),
        reason: values.text("reason"),
        draft,
      })}
    >
      <SelectField name="place" label={text.place} choices={places} error={form.errorOf("place")} />
      <TextAreaField name="text" label={text.text} error={form.errorOf("text")} />
      <TextAreaField name="reason" label={text.reason} rows={2} error={form.errorOf("reason")} />
    </CommandForm>
  );
}
