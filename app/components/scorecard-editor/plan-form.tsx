import { useState } from "react";
import { CommandForm } from "~/components/form/command-form";
import type { FormValues } from "~/components/form/form-values";
import { namesOf, NameFields, NAME_FIELDS } from "~/components/form/name-fields";
import { SelectField } from "~/components/form/select-field";
import { useCommandForm, type CommandForm as Command } from "~/components/form/use-command-form";
import { VALIDITY_FIELDS, ValidityFields, validityOf } from "~/components/form/validity-fields";
import { Field } from "~/components/ui/field";
import { useAllWords } from "~/i18n/words-context";
import type { EditablePlan } from "~/views/scorecard-editor";
import form from "../form/form.module.css";
import { useChoices, useScorecard } from "./editor-context";
import { draftsOf, MilestoneFields, type MilestoneDraft } from "./milestone-fields";

const WORDS = ["owner", "lead", "participants"] as const;

const FIELDS = [
  "code",
  "objectiveId",
  "departmentId",
  "startsOn",
  "endsOn",
  "goal",
  ...WORDS,
  ...NAME_FIELDS,
  ...VALIDITY_FIELDS,
];

/** What the form holds, as the command takes it. */
function inputOf(values: FormValues, milestones: readonly MilestoneDraft[]) {
  const text = (name: string) => values.text(name);
  return {
    code: text("code"),
    objectiveId: text("objectiveId"),
    departmentId: text("departmentId"),
    owner: text("owner"),
    lead: text("lead"),
    participants: text("participants"),
    startsOn: text("startsOn"),
    endsOn: text("endsOn"),
    goal: text("goal"),
    milestones: milestones.map(({ key: _key, doneOn: _doneOn, ...milestone }) => milestone),
    ...namesOf(values),
    ...validityOf(values),
  };
}

interface PlanFormProps {
  /** Absent: a new plan. */
  plan?: EditablePlan;
  onSaved: (saved: { code: string }) => void;
}

/** An action plan with its milestones; all of it is saved together. */
export function PlanForm({ plan, onSaved }: PlanFormProps) {
  const { admin } = useAllWords();
  const { newFrom } = useScorecard();
  const [milestones, setMilestones] = useState(() => draftsOf(plan?.milestones ?? []));
  const dated = milestones.map((_, index) => `milestones.${index}.expectedOn`);
  const named = milestones.map((_, index) => `milestones.${index}.name`);
  const command = useCommandForm<{ code: string }>(
    "save-plan",
    [...FIELDS, ...dated, ...named],
    onSaved,
  );
  return (
    <CommandForm
      form={command}
      inputOf={(values) => ({ id: plan?.id, ...inputOf(values, milestones) })}
    >
      <div className={form.columns}>
        <Field
          label={admin.code}
          name="code"
          required
          defaultValue={plan?.code}
          error={command.errorOf("code")}
        />
        <NameFields form={command} named={plan} />
      </div>
      <Belonging command={command} plan={plan} />
      <Details command={command} plan={plan} />
      <fieldset className={form.checks}>
        <legend>{admin.plans.validity}</legend>
        <div className={form.columns}>
          <ValidityFields form={command} span={plan ?? { validFrom: newFrom, validTo: null }} />
        </div>
      </fieldset>
      <MilestoneFields milestones={milestones} onChange={setMilestones} errorOf={command.errorOf} />
    </CommandForm>
  );
}

function Belonging({ command, plan }: { command: Command; plan?: EditablePlan }) {
  const { admin, scorecard } = useAllWords();
  const { objectives, departments } = useScorecard();
  const choicesOf = useChoices();
  return (
    <div className={form.columns}>
      <SelectField
        label={scorecard.objective}
        name="objectiveId"
        required
        empty={admin.measures.noObjective}
        choices={choicesOf(objectives)}
        defaultValue={plan?.objectiveId}
        error={command.errorOf("objectiveId")}
      />
      <SelectField
        label={scorecard.department}
        name="departmentId"
        required
        empty={admin.measures.noDepartment}
        choices={choicesOf(departments.map(({ code: _code, ...rest }) => rest))}
        defaultValue={plan?.departmentId}
        error={command.errorOf("departmentId")}
      />
    </div>
  );
}

function Details({ command, plan }: { command: Command; plan?: EditablePlan }) {
  const text = useAllWords().admin.plans;
  return (
    <>
      <div className={form.columns}>
        {WORDS.map((name) => (
          <Field
            key={name}
            label={text[name]}
            name={name}
            defaultValue={plan?.[name]}
            error={command.errorOf(name)}
          />
        ))}
      </div>
      <div className={form.columns}>
        {(["startsOn", "endsOn"] as const).map((name) => (
          <Field
            key={name}
            label={text[name]}
            name={name}
            type="date"
            required
            defaultValue={plan?.[name]}
            error={command.errorOf(name)}
          />
        ))}
      </div>
      <Field
        label={text.goal}
        name="goal"
        defaultValue={plan?.goal}
        error={command.errorOf("goal")}
      />
    </>
  );
}
