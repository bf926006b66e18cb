import { Field } from "~/components/ui/field";
import type { Span } from "~/domain/scorecard/validity";
import { useAllWords } from "~/i18n/words-context";
import type { FormValues } from "./form-values";
import type { CommandForm } from "./use-command-form";

/** The names of the two fields. */
export const VALIDITY_FIELDS = ["validFrom", "validTo"] as const;

/** What the two fields hold. */
export function validityOf(values: FormValues): Span {
  return { validFrom: values.text("validFrom"), validTo: values.textOrNull("validTo") };
}

interface ValidityFieldsProps {
  form: CommandForm;
  span: Span;
  fromHint?: string;
}

/** From which month to which an entry is valid. */
export function ValidityFields({ form, span, fromHint }: ValidityFieldsProps) {
  const text = useAllWords().admin;
  return (
    <>
      <Field
        label={text.validFrom}
        hint={fromHint ?? text.monthForm}
        name="validFrom"
        type="month"
        required
        defaultValue={span.validFrom}
        error={form.errorOf("validFrom")}
      />
      <Field
        label={text.validTo}
        hint={text.validToHint}
        name="validTo"
        type="month"
        defaultValue={span.validTo ?? ""}
        error={form.errorOf("validTo")}
      />
    </>
  );
}
