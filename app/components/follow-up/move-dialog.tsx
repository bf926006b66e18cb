import { CommandForm } from "~/components/form/command-form";
import { OpenDialog } from "~/components/form/form-dialog";
import { useCommandForm } from "~/components/form/use-command-form";
import { Field } from "~/components/ui/field";
import type { MoveTarget } from "~/domain/follow-up/state";
import type { Day } from "~/domain/scorecard/month";
import { useAllWords } from "~/i18n/words-context";
import type { LiveFollowUp } from "~/protocol/live-follow-up";
import type { Moved } from "~/views/board";
import styles from "./dialog.module.css";

interface MoveDialogProps {
  /** The card as this person saw it when they moved it. */
  card: LiveFollowUp;
  target: Extract<MoveTarget, "done" | "dropped" | "taken-over">;
  today: Day;
  onMoved: (moved: Moved) => void;
  onClose: () => void;
}

/** What a move asks for: the day on which it was done, or why it was dropped. */
export function MoveDialog({ card, target, today, onMoved, onClose }: MoveDialogProps) {
  const { dialog, noWording } = useAllWords().followUps;
  const form = useCommandForm<Moved>("move-follow-up", ["doneOn", "reason"], onMoved);
  const titles = {
    done: dialog.doneTitle,
    dropped: dialog.dropTitle,
    "taken-over": dialog.takeTitle,
  };
  return (
    <OpenDialog title={titles[target]} onClose={onClose}>
      <p className={styles.about}>{card.wording || noWording}</p>
      <CommandForm
        form={form}
        submit={dialog.confirm}
        inputOf={(values) => ({
          id: card.id,
          from: card.state,
          to: target,
          doneOn: values.textOrNull("doneOn"),
          reason: values.text("reason"),
        })}
      >
        {target === "done" ? (
          <Field
            label={dialog.doneDay}
            hint={dialog.doneHint}
            type="date"
            name="doneOn"
            defaultValue={card.doneOn ?? today}
            max={today}
            error={form.errorOf("doneOn")}
          />
        ) : (
          <Field
            label={target === "dropped" ? dialog.dropReason : dialog.takeReason}
            name="reason"
            maxLength={1000}
            autoComplete="off"
            error={form.errorOf("reason")}
          />
        )}
      </CommandForm>
    </OpenDialog>
  );
}
