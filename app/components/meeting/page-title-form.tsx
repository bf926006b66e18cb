import { CommandForm } from "~/components/form/command-form";
import { NAME_FIELDS, NameFields, namesOf } from "~/components/form/name-fields";
import { useCommandForm } from "~/components/form/use-command-form";
import { useWords } from "~/i18n/words-context";
import type { Named } from "~/views/page";

interface PageTitleFormProps {
  /** A command that takes a title in both languages. */
  command: string;
  /** What it is told beside the title. */
  input: object;
  titled?: Named;
  hint?: string;
  submit?: string;
  /** `ordinal`: the number of a page that was added. */
  onSaved: (value: { ordinal: number } | null) => void;
}

/** The title of a page of several, in both languages. */
export function PageTitleForm(props: PageTitleFormProps) {
  const { command, input, titled, hint, submit, onSaved } = props;
  const text = useWords().meetingPages.pages;
  const form = useCommandForm<{ ordinal: number } | null>(command, NAME_FIELDS, onSaved);
  return (
    <CommandForm
      form={form}
      submit={submit}
      inputOf={(values) => ({ ...input, ...namesOf(values) })}
    >
      {hint && <p>{hint}</p>}
      <NameFields
        form={form}
        named={titled}
        labels={{ nameZh: text.title, nameEn: text.titleEn }}
      />
    </CommandForm>
  );
}
