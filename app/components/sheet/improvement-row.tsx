import type { KeyboardEvent } from "react";
import type * as Y from "yjs";
import type { Room } from "~/collab/room";
import type { Month } from "~/domain/scorecard/month";
import { useAllWords } from "~/i18n/words-context";
import { fieldPlace } from "~/protocol/anchor";
import type { PersonName } from "~/protocol/live-keys";
import type { ImprovementField } from "~/sheet/fields";
import { improvementText } from "~/sheet/improvements";
import type { Owner } from "~/sheet/owners";
import { improvementPath } from "~/sheet/text-path";
import type { ImprovementView } from "~/views/page";
import { CoText } from "./co-text";
import { DueField } from "./due-field";
import type { ImprovementPart, ImprovementVerbs } from "./improvement-verbs";
import styles from "./improvements.module.css";
import { OwnersField } from "./owners-field";
import { rowVerb } from "./row-keys";
import { useNameOf } from "./use-name-of";

interface ImprovementRowProps {
  room: Room | null;
  doc: Y.Doc | null;
  id: string;
  owners: readonly Owner[];
  /** Its words until the document is here. */
  initial: ImprovementView | undefined;
  /** The row's number on the page, from 1. */
  number: number;
  /** The rows above and below it. */
  previous: string | undefined;
  next: string | undefined;
  people: readonly PersonName[];
  reviewMonth: Month;
  /** Null while nothing may be changed. */
  verbs: ImprovementVerbs | null;
  onStep: (id: string, direction: "up" | "down") => void;
  onRemove: (id: string, next: string | null) => void;
}

/** One of this month's improvement measures, every part of it a field. */
export function ImprovementRow(props: ImprovementRowProps) {
  const { room, doc, id, owners, initial, number, next, people, reviewMonth, verbs } = props;
  const words = useAllWords().sheet.improvements;
  const nameOf = useNameOf();
  const label = (part: ImprovementPart) => words.rowLabel(words[part], number);
  const textOf = (field: ImprovementField) => doc && improvementText(doc, id, field);
  const onKey = (event: KeyboardEvent) => {
    const verb = rowVerb(event, false);
    if (verb !== "up" && verb !== "down") return;
    event.preventDefault();
    props.onStep(id, verb);
  };
  const onActionKey = (event: KeyboardEvent) => {
    const empty = textOf("action")?.length === 0;
    if (rowVerb(event, empty) !== "remove" || verbs === null) return onKey(event);
    event.preventDefault();
    props.onRemove(id, props.previous ?? next ?? null);
  };
  const shared = (field: ImprovementField) => ({
    room,
    text: textOf(field),
    path: improvementPath(id, field),
    initial: initial?.[field === "due" ? "dueTyped" : field] ?? "",
    label: label(field),
    readOnly: verbs === null,
    onEnter: () => verbs?.enter(id, field, next),
    onKey: field === "action" ? onActionKey : onKey,
  });

  return (
    <tr data-row={id} className={styles.row}>
      <td data-label={words.action} data-field="action" className={styles.first}>
        {/* Filled in once rows can be moved. */}
        <span className={styles.slot} data-handle />
        <CoText {...shared("action")} placeholder={words.actionEmpty} nameOf={nameOf} />
      </td>
      <td data-label={words.goal} data-field="goal">
        <CoText {...shared("goal")} placeholder={words.goalEmpty} nameOf={nameOf} />
      </td>
      <td
        data-label={words.owners}
        data-field="owners"
        data-place={fieldPlace(`improvement:${id}:owners`)}
      >
        <OwnersField
          label={label("owners")}
          owners={owners}
          people={people}
          readOnly={verbs === null}
          onAdd={(added) => verbs?.addOwners(id, added)}
          onRemove={(owner) => verbs?.removeOwner(id, owner)}
          onEnter={() => verbs?.enter(id, "owners", next)}
        />
      </td>
      <td data-label={words.due} data-field="due">
        <DueField {...shared("due")} reviewMonth={reviewMonth} />
      </td>
      <td data-label={words.outcome} className={styles.outcomes}>
        <div className={styles.outcome} data-field="progress">
          <span className={styles.mark} aria-hidden="true">
            {words.progressMark}
          </span>
          <CoText {...shared("progress")} placeholder={words.progressEmpty} nameOf={nameOf} />
        </div>
        <div className={styles.outcome} data-field="completion">
          <span className={styles.mark} aria-hidden="true">
            {words.completionMark}
          </span>
          <CoText {...shared("completion")} placeholder={words.completionEmpty} nameOf={nameOf} />
        </div>
        {verbs && (
          <button
            type="button"
            className={styles.remove}
            aria-label={words.rowLabel(words.remove, number)}
            title={words.remove}
            onClick={() => props.onRemove(id, null)}
          >
            ×
          </button>
        )}
      </td>
    </tr>
  );
}
