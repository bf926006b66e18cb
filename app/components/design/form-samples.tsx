import { useRef, useState } from "react";
import { CheckGroup } from "~/components/form/check-group";
import { CommandForm } from "~/components/form/command-form";
import { FormDialog } from "~/components/form/form-dialog";
import { NameFields } from "~/components/form/name-fields";
import { SelectField } from "~/components/form/select-field";
import { TextAreaField } from "~/components/form/text-area-field";
import type { CommandForm as Form } from "~/components/form/use-command-form";
import { ValidityFields } from "~/components/form/validity-fields";
import { Button } from "~/components/ui/button";
import { CopyLink } from "~/components/ui/copy-link";
import { Field, Refusal } from "~/components/ui/field";
import { Popover } from "~/components/ui/popover";
import { ROLES } from "~/domain/access/can";
import { useAllWords } from "~/i18n/words-context";
import styles from "./design.module.css";
import { SAMPLE_MONTH } from "./sample-scorecard";
import { Sample, Section } from "./section";

const LOOKS = ["primary", "plain", "quiet"] as const;

/** Buttons, and what they open. */
export function ButtonSamples() {
  const text = useAllWords().design.buttons;
  return (
    <Section name="buttons">
      <div className={styles.row}>
        {LOOKS.map((look) => (
          <Button key={look} look={look}>
            {text[look]}
          </Button>
        ))}
        {LOOKS.map((look) => (
          <Button key={look} look={look} disabled>
            {text.off}
          </Button>
        ))}
      </div>
      <div className={styles.row}>
        <Explained />
        <FormDialog label={text.dialog} title={text.dialog}>
          {(close) => (
            <>
              <p>{text.dialogText}</p>
              <Button look="primary" onClick={close}>
                {text.primary}
              </Button>
            </>
          )}
        </FormDialog>
      </div>
      <CopyLink label={text.link} link="https://liangdeng.example/calendar" words={text} />
    </Section>
  );
}

function Explained() {
  const text = useAllWords().design.buttons;
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button ref={button} aria-expanded={open} onClick={() => setOpen(!open)}>
        {text.popover}
      </Button>
      {open && (
        <Popover anchor={button} label={text.popover} onClose={() => setOpen(false)}>
          <p>{text.popoverText}</p>
        </Popover>
      )}
    </>
  );
}

/** Every field at rest and refused, and whole forms. */
export function FormSamples() {
  const { design, general } = useAllWords();
  const text = design.forms;
  const departments = [{ value: "sales", label: design.samples.department }];
  const roles = ROLES.map((role) => ({ value: role, label: general.roles[role] }));
  return (
    <Section name="forms">
      {[undefined, text.error].map((error) => (
        <Sample key={error ?? ""} of={error ? text.refused : text.rest}>
          <div className={styles.fields}>
            <Field label={text.text} hint={text.hint} error={error} />
            <Field label={text.required} required error={error} />
            <Field label={text.readOnly} readOnly value={design.samples.department} />
            <SelectField label={text.choice} choices={departments} empty={text.all} error={error} />
            <TextAreaField label={text.words} hint={text.hint} error={error} />
            <CheckGroup
              legend={text.boxes}
              name="roles"
              choices={roles}
              chosen={["manager"]}
              error={error}
            />
          </div>
        </Sample>
      ))}
      <div className={styles.columns}>
        <Sample of={text.rest}>
          <WholeForm form={formThat({})} />
        </Sample>
        <Sample of={text.refused}>
          <WholeForm
            form={formThat({ error: text.refusal, errorOf: fieldError("nameZh", text.error) })}
          />
        </Sample>
        <Sample of={text.sending}>
          <WholeForm form={formThat({ sending: true })} />
        </Sample>
      </div>
      <Refusal>{text.refusal}</Refusal>
    </Section>
  );
}

function WholeForm({ form }: { form: Form }) {
  return (
    <CommandForm form={form} inputOf={() => null}>
      <NameFields form={form} />
      <ValidityFields form={form} span={{ validFrom: SAMPLE_MONTH, validTo: null }} />
    </CommandForm>
  );
}

/** A form in a state; what is entered into it goes nowhere. */
function formThat(state: Partial<Form>): Form {
  return {
    sending: false,
    saved: false,
    error: undefined,
    refusals: 0,
    errorOf: () => undefined,
    hold: () => {},
    send: () => {},
    ...state,
  };
}

function fieldError(field: string, error: string): Form["errorOf"] {
  return (name) => (name === field ? error : undefined);
}
