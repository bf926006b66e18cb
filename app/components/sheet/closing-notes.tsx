import { useId } from "react";
import type * as Y from "yjs";
import type { Room } from "~/collab/room";
import { useWords } from "~/i18n/words-context";
import { closingText, type ClosingField, type ClosingPage } from "~/sheet/closing-document";
import styles from "./closing-notes.module.css";
import { CoText } from "./co-text";
import { useNameOf } from "./use-name-of";
import { useSyncedDoc } from "./use-synced-doc";

interface ClosingNotesProps {
  /** The meeting's closing room; null until it is open. */
  room: Room | null;
  /** What the page says as the server knew it, shown until the document is here. */
  initial: ClosingPage;
}

/** The GM's remarks and the decisions, written by everybody who may, at once. */
export function ClosingNotes({ room, initial }: ClosingNotesProps) {
  const { closing } = useWords().meetingPages;
  const doc = useSyncedDoc(room);
  return (
    <>
      <Note
        {...{ room, doc }}
        field="remarks"
        title={closing.remarks}
        placeholder={closing.remarksEmpty}
        initial={initial.remarks}
      />
      <Note
        {...{ room, doc }}
        field="decisions"
        title={closing.decisions}
        placeholder={closing.decisionsEmpty}
        initial={initial.decisions}
      />
    </>
  );
}

interface NoteProps {
  room: Room | null;
  doc: Y.Doc | null;
  field: ClosingField;
  title: string;
  placeholder: string;
  initial: string;
}

function Note({ room, doc, field, title, placeholder, initial }: NoteProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.note}>
      <h2 id={id}>{title}</h2>
      <CoText
        room={room}
        text={doc && closingText(doc, field)}
        initial={initial}
        label={title}
        placeholder={placeholder}
        className={styles.text}
        nameOf={useNameOf()}
      />
    </section>
  );
}
