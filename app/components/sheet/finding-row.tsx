import type { KeyboardEvent } from "react";
import type * as Y from "yjs";
import type { Room } from "~/collab/room";
import { useAllWords } from "~/i18n/words-context";
import { causeText, findingText } from "~/sheet/findings";
import { causePath, findingPath } from "~/sheet/text-path";
import { CoText } from "./co-text";
import type { FindingOutline, OutlineRow } from "./finding-outline";
import type { FindingRowKind, FindingVerbs } from "./finding-verbs";
import styles from "./findings.module.css";
import { rowVerb } from "./row-keys";
import { RowTools, ToolButton } from "./row-tools";
import { useNameOf } from "./use-name-of";

/** What the rows of the list share. */
interface RowContext {
  room: Room | null;
  doc: Y.Doc | null;
  /** The ids of the list in which the row stands, in order. */
  ids: readonly string[];
  /** Null while nothing may be changed. */
  verbs: FindingVerbs | null;
  onMove: (
    kind: FindingRowKind,
    ids: readonly string[],
    id: string,
    direction: "up" | "down",
    name: string,
  ) => void;
  /** `next`: the row to go to; null when the focus is to go to the notice. */
  onRemove: (kind: FindingRowKind, id: string, next: string | null) => void;
}

interface FindingRowProps extends RowContext {
  finding: FindingOutline;
  /** How the finding is called: 问题 2. */
  name: string;
}

/**
 * A problem or a risk with its causes. Enter leads to the first cause, or from one cause to a new
 * one behind it; Backspace in an empty row takes it away and leads to the row above.
 */
export function FindingRow(props: FindingRowProps) {
  const { room, doc, finding, name, ids, verbs, onMove, onRemove } = props;
  const words = useAllWords().sheet.findings;
  const nameOf = useNameOf();
  const { id, kind, causes } = finding;
  const text = doc && findingText(doc, id);
  const at = ids.indexOf(id);
  const move = (direction: "up" | "down") => onMove(kind, ids, id, direction, name);
  const onKey = (event: KeyboardEvent) => {
    const verb = rowVerb(event, text?.length === 0 && causes.length === 0);
    if (verb === null || verbs === null) return;
    event.preventDefault();
    if (verb === "remove") onRemove(kind, id, ids[at - 1] ?? null);
    else move(verb);
  };

  return (
    <li data-row={id} className={styles.finding}>
      <div data-line className={styles.line}>
        {kind === "risk" && <span className={styles.risk}>{words.risk}</span>}
        <CoText
          room={room}
          text={text}
          path={findingPath(id)}
          initial={finding.initial}
          label={name}
          placeholder={kind === "risk" ? words.riskEmpty : words.problemEmpty}
          readOnly={verbs === null}
          className={styles.text}
          nameOf={nameOf}
          onEnter={() => verbs?.enter(finding)}
          onKey={onKey}
        />
        {verbs && (
          <RowTools
            row={name}
            first={at === 0}
            last={at === ids.length - 1}
            onMove={move}
            onRemove={() => onRemove(kind, id, null)}
          >
            <ToolButton label={words.tool(words.addCause, name)} onClick={() => verbs.addCause(id)}>
              +{words.cause}
            </ToolButton>
          </RowTools>
        )}
      </div>
      {causes.length > 0 && (
        <ul>
          {causes.map((cause, index) => (
            <CauseRow
              key={cause.id}
              {...props}
              cause={cause}
              name={words.causeLabel(name, index + 1)}
              ids={causes.map((row) => row.id)}
            />
          ))}
        </ul>
      )}
    </li>
  );
}

interface CauseRowProps extends RowContext {
  finding: FindingOutline;
  cause: OutlineRow;
  name: string;
}

function CauseRow(props: CauseRowProps) {
  const { room, doc, finding, cause, name, ids, verbs, onMove, onRemove } = props;
  const words = useAllWords().sheet.findings;
  const nameOf = useNameOf();
  const { id } = cause;
  const text = doc && causeText(doc, id);
  const at = ids.indexOf(id);
  const move = (direction: "up" | "down") => onMove("cause", ids, id, direction, name);
  const onKey = (event: KeyboardEvent) => {
    const verb = rowVerb(event, text?.length === 0);
    if (verb === null || verbs === null) return;
    event.preventDefault();
    if (verb === "remove") onRemove("cause", id, ids[at - 1] ?? finding.id);
    else move(verb);
  };
  // An empty cause asks to be filled, not to be followed by another empty one.
  const onEnter = () => {
    if (text !== null && text.length > 0) verbs?.addCause(finding.id, id);
  };

  return (
    <li data-row={id} data-line className={`${styles.line} ${styles.cause}`}>
      <span className={styles.mark} aria-hidden="true">
        {words.cause}
      </span>
      <CoText
        room={room}
        text={text}
        path={causePath(id)}
        initial={cause.initial}
        label={name}
        placeholder={words.causeEmpty}
        readOnly={verbs === null}
        className={styles.text}
        nameOf={nameOf}
        onEnter={onEnter}
        onKey={onKey}
      />
      {verbs && (
        <RowTools
          row={name}
          first={at === 0}
          last={at === ids.length - 1}
          onMove={move}
          onRemove={() => onRemove("cause", id, null)}
        />
      )}
    </li>
  );
}
