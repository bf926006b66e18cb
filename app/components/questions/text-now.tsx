import { useCallback, type ReactNode } from "react";
import type * as Y from "yjs";
import { useRoom } from "~/collab/use-room";
import { useYSnapshot } from "~/collab/use-y-snapshot";
import { useMeeting } from "~/components/meeting/meeting-context";
import { useSyncedDoc } from "~/components/sheet/use-synced-doc";
import { useWords } from "~/i18n/words-context";
import { formatRoomName } from "~/protocol/room-name";
import { locateStretch, type Stretch } from "~/sheet/stretch";
import { textAt } from "~/sheet/text-at";
import styles from "./thread-card.module.css";

type Fate = "same" | "changed" | "gone";

/** Says when the words that were quoted have changed since. */
export function TextNow({
  departmentId,
  path,
  stretch,
}: {
  departmentId: string;
  path: string;
  stretch: Stretch;
}): ReactNode {
  const text = useWords().questions.place;
  const { view } = useMeeting();
  const doc = useSyncedDoc(
    useRoom(formatRoomName({ kind: "sheet", meetingId: view.id, departmentId })),
  );
  const shared = doc && textAt(doc, path);
  const read = useCallback(
    (current: Y.Text): Fate => {
      const found = locateStretch(current, stretch);
      if (!found) return "gone";
      return found.words === stretch.quote ? "same" : "changed";
    },
    [stretch],
  );
  const fate = useYSnapshot<Y.Text, Fate>(shared, read, doc ? "gone" : "same");
  return fate === "same" ? null : <em className={styles.changed}>{text[fate]}</em>;
}
