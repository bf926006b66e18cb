import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { yearOf } from "~/domain/scorecard/month";
import { formatDay } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import type { EditableMilestone } from "~/views/scorecard-editor";
import styles from "./scorecard-editor.module.css";

/** A milestone while it is being edited; without `id` it is new. */
export interface MilestoneDraft extends Omit<EditableMilestone, "id"> {
  id?: string;
  /** Tells rows apart while they have no id. */
  key: string;
}

/** A plan's milestones as drafts. */
export function draftsOf(milestones: readonly EditableMilestone[]): MilestoneDraft[] {
  return milestones.map((milestone) => ({ ...milestone, key: milestone.id }));
}

interface MilestoneFieldsProps {
  milestones: readonly MilestoneDraft[];
  onChange: (milestones: MilestoneDraft[]) => void;
  errorOf: (field: string) => string | undefined;
}

/** The milestones of a plan: add, edit, move, remove. Nothing is saved before the plan is. */
export function MilestoneFields({ milestones, onChange, errorOf }: MilestoneFieldsProps) {
  const text = useAllWords().admin.plans;
  const add = () => {
    const used = milestones.map(({ key }) => Number(/^new-(\d+)$/.exec(key)?.[1] ?? 0));
    const key = `new-${Math.max(0, ...used) + 1}`;
    const empty = { name: "", description: "", deliverable: "", expectedOn: "", doneOn: null };
    onChange([...milestones, { key, ...empty }]);
  };
  const replace = (index: number, ...by: MilestoneDraft[]) =>
    onChange(milestones.toSpliced(index, 1, ...by));
  const swap = (index: number) => {
    const [first, second] = [milestones[index], milestones[index + 1]];
    if (first && second) onChange(milestones.toSpliced(index, 2, second, first));
  };
  return (
    <section className={styles.section}>
      <div className={styles.sectionHead}>
        <h3>{text.milestones}</h3>
        <Button onClick={add}>{text.addMilestone}</Button>
      </div>
      {milestones.length === 0 && <p className={styles.empty}>{text.noMilestones}</p>}
      {milestones.map((milestone, index) => (
        <MilestoneRow
          key={milestone.key}
          milestone={milestone}
          position={index + 1}
          isLast={index === milestones.length - 1}
          errorOf={(field) => errorOf(`milestones.${index}.${field}`)}
          onChange={(changed) => replace(index, changed)}
          onRemove={() => replace(index)}
          onUp={() => swap(index - 1)}
          onDown={() => swap(index)}
        />
      ))}
    </section>
  );
}

interface MilestoneRowProps {
  milestone: MilestoneDraft;
  /** Counts from 1. */
  position: number;
  isLast: boolean;
  errorOf: (field: string) => string | undefined;
  onChange: (milestone: MilestoneDraft) => void;
  onRemove: () => void;
  onUp: () => void;
  onDown: () => void;
}

const TEXTS = ["name", "description", "deliverable"] as const;

function MilestoneRow({ milestone, position, isLast, errorOf, ...on }: MilestoneRowProps) {
  const { locale, admin, general } = useAllWords();
  const text = admin.plans;
  const name = milestone.name || text.milestone(position);
  return (
    <div role="group" aria-label={text.milestone(position)} className={styles.milestone}>
      {TEXTS.map((field) => (
        <Field
          key={field}
          label={text[field]}
          name={`milestones.${position - 1}.${field}`}
          required={field === "name"}
          value={milestone[field]}
          onChange={(event) => on.onChange({ ...milestone, [field]: event.target.value })}
          error={errorOf(field)}
        />
      ))}
      <Field
        label={text.expectedOn}
        name={`milestones.${position - 1}.expectedOn`}
        type="date"
        required
        value={milestone.expectedOn}
        onChange={(event) => on.onChange({ ...milestone, expectedOn: event.target.value })}
        error={errorOf("expectedOn")}
      />
      <div className={styles.tools}>
        <div className={styles.buttons}>
          <Button
            look="quiet"
            aria-label={admin.moveUp(name)}
            disabled={position === 1}
            onClick={on.onUp}
          >
            ↑
          </Button>
          <Button
            look="quiet"
            aria-label={admin.moveDown(name)}
            disabled={isLast}
            onClick={on.onDown}
          >
            ↓
          </Button>
          <Button look="quiet" aria-label={`${general.remove} ${name}`} onClick={on.onRemove}>
            {general.remove}
          </Button>
        </div>
        <span className={styles.empty}>
          {text.doneOn}{" "}
          {milestone.doneOn === null
            ? text.notDone
            : formatDay(locale, milestone.doneOn, yearOf(milestone.expectedOn || milestone.doneOn))}
        </span>
      </div>
    </div>
  );
}
