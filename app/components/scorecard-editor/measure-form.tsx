import { CheckGroup } from "~/components/form/check-group";
import { CommandForm } from "~/components/form/command-form";
import type { FormValues } from "~/components/form/form-values";
import { namesOf, NameFields, NAME_FIELDS, ownEnglish } from "~/components/form/name-fields";
import { SelectField } from "~/components/form/select-field";
import { useCommandForm } from "~/components/form/use-command-form";
import { VALIDITY_FIELDS, ValidityFields, validityOf } from "~/components/form/validity-fields";
import { Field } from "~/components/ui/field";
import { DIRECTIONS, FREQUENCIES, YEAR_TO_DATE_RULES } from "~/domain/scorecard/types";
import { useAllWords } from "~/i18n/words-context";
import { OWNER_KINDS, type MeasureVersion, type OwnerKind } from "~/views/scorecard-editor";
import form from "../form/form.module.css";
import { useChoices, useScorecard } from "./editor-context";

const FIELDS = [
  "code",
  "objectiveId",
  "departmentId",
  "unitZh",
  "unitEn",
  "decimals",
  "direction",
  "yearToDate",
  "frequency",
  ...OWNER_KINDS,
  ...NAME_FIELDS,
  ...VALIDITY_FIELDS,
];

/** What the form holds, as the command takes it. */
function inputOf(values: FormValues) {
  const text = (name: string) => values.text(name);
  return {
    code: text("code"),
    objectiveId: text("objectiveId"),
    departmentId: text("departmentId"),
    unitZh: text("unitZh"),
    unitEn: text("unitEn"),
    decimals: text("decimals") === "" ? null : Number(text("decimals")),
    direction: text("direction"),
    yearToDate: text("yearToDate"),
    frequency: text("frequency"),
    owners: {
      target: values.all("target"),
      achievement: values.all("achievement"),
      provider: values.all("provider"),
    },
    ...namesOf(values),
    ...validityOf(values),
  };
}

interface MeasureFormProps {
  /** Absent: a new measure. */
  measure?: { id: string; code: string; version: MeasureVersion };
  onSaved: (saved: { code: string; validFrom: string }) => void;
}

/** Everything that a measure is from a month on. */
export function MeasureForm({ measure, onSaved }: MeasureFormProps) {
  const { admin } = useAllWords();
  const { newFrom } = useScorecard();
  const version = measure?.version;
  const command = useCommandForm<{ code: string; validFrom: string }>(
    "save-measure",
    FIELDS,
    onSaved,
  );
  return (
    <CommandForm form={command} inputOf={(values) => ({ id: measure?.id, ...inputOf(values) })}>
      <div className={form.columns}>
        <Field
          label={admin.code}
          name="code"
          required
          defaultValue={measure?.code}
          error={command.errorOf("code")}
        />
        <NameFields form={command} named={version} />
      </div>
      <div className={form.columns}>
        <ValidityFields
          form={command}
          span={version ?? { validFrom: newFrom, validTo: null }}
          fromHint={version ? admin.measures.fromHint : admin.measures.fromHintNew}
        />
      </div>
      <Belonging command={command} version={version} />
      <Figures command={command} version={version} />
      <Owners command={command} version={version} />
    </CommandForm>
  );
}

interface PartProps {
  command: ReturnType<typeof useCommandForm>;
  version?: MeasureVersion;
}

function Belonging({ command, version }: PartProps) {
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
        defaultValue={version?.objectiveId}
        error={command.errorOf("objectiveId")}
      />
      <SelectField
        label={scorecard.department}
        name="departmentId"
        required
        empty={admin.measures.noDepartment}
        choices={choicesOf(departments.map(({ code: _code, ...rest }) => rest))}
        defaultValue={version?.departmentId}
        error={command.errorOf("departmentId")}
      />
    </div>
  );
}

function Figures({ command, version }: PartProps) {
  const { admin, scorecard } = useAllWords();
  const text = admin.measures;
  const chooseOf = <T extends string>(values: readonly T[], labels: Record<T, string>) =>
    values.map((value) => ({ value, label: labels[value] }));
  return (
    <div className={form.columns}>
      <Field
        label={text.unitZh}
        name="unitZh"
        required
        defaultValue={version?.unitZh}
        error={command.errorOf("unitZh")}
      />
      <Field
        label={text.unitEn}
        name="unitEn"
        hint={text.unitEnHint}
        defaultValue={ownEnglish(version?.unitZh, version?.unitEn)}
        error={command.errorOf("unitEn")}
      />
      <Field
        label={text.decimals}
        name="decimals"
        required
        type="number"
        min={0}
        max={6}
        defaultValue={version?.decimals ?? 0}
        error={command.errorOf("decimals")}
      />
      <SelectField
        label={text.direction}
        name="direction"
        choices={chooseOf(DIRECTIONS, scorecard.directions)}
        defaultValue={version?.direction}
        error={command.errorOf("direction")}
      />
      <SelectField
        label={text.yearToDate}
        name="yearToDate"
        choices={chooseOf(YEAR_TO_DATE_RULES, scorecard.yearToDate)}
        defaultValue={version?.yearToDate}
        error={command.errorOf("yearToDate")}
      />
      <SelectField
        label={text.frequency}
        name="frequency"
        choices={chooseOf(FREQUENCIES, scorecard.frequencies)}
        defaultValue={version?.frequency}
        error={command.errorOf("frequency")}
      />
    </div>
  );
}

function Owners({ command, version }: PartProps) {
  const { admin, scorecard } = useAllWords();
  const { people } = useScorecard();
  const choicesOf = useChoices();
  const ownersOf = (kind: OwnerKind) =>
    (version?.owners ?? []).filter((owner) => owner.kind === kind).map((owner) => owner.personId);
  return OWNER_KINDS.map((kind) => {
    const chosen = ownersOf(kind);
    // Somebody who has left stays where they are named, and is offered nowhere else.
    const offered = people.filter((person) => person.active || chosen.includes(person.id));
    return (
      <CheckGroup
        key={kind}
        legend={scorecard.owners[kind]}
        hint={admin.measures.people}
        name={kind}
        choices={choicesOf(offered)}
        chosen={chosen}
        error={command.errorOf(kind)}
      />
    );
  });
}
