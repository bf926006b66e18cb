import { Field } from "~/components/ui/field";
import { useWords } from "~/i18n/words-context";
import type { Named } from "~/views/page";
import type { FormValues } from "./form-values";
import type { CommandForm } from "./use-command-form";

/** The names of the two fields. */
export const NAME_FIELDS = ["nameZh", "nameEn"] as const;

/** An English text as its field shows it: empty while it is only the Chinese one. */
export function ownEnglish(zh: string | undefined, en: string | undefined): string | undefined {
  return en === zh ? "" : en;
}

/** What the two fields hold. */
export function namesOf(values: FormValues): Named {
  return { nameZh: values.text("nameZh"), nameEn: values.text("nameEn") };
}

interface NameFieldsProps {
  form: CommandForm;
  named?: Named;
  /** What the two fields are called; names of things unless said otherwise. */
  labels?: Named;
}

/** An entry's name in both languages; the English one may be left blank. */
export function NameFields({ form, named, labels }: NameFieldsProps) {
  const words = useWords().form;
  const text = labels ?? words;
  return (
    <>
      <Field
        label={text.nameZh}
        name="nameZh"
        required
        defaultValue={named?.nameZh}
        error={form.errorOf("nameZh")}
      />
      <Field
        label={text.nameEn}
        name="nameEn"
        hint={words.nameEnHint}
        defaultValue={ownEnglish(named?.nameZh, named?.nameEn)}
        error={form.errorOf("nameEn")}
      />
    </>
  );
}
