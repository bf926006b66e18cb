import { useEffect, useState } from "react";
import type { Room } from "~/collab/room";
import { useConnectionState } from "~/collab/use-room";
import { useAllWords } from "~/i18n/words-context";
import { sheetCondition } from "./sheet-condition";
import styles from "./sheet-state.module.css";

/** How long connecting takes before the page says that it is not connected, ms. */
const PATIENCE = 3_000;

/**
 * A small line that says why a page cannot be written on just now. Its room is always kept, so that
 * nothing moves when there is no more to say.
 */
export function SheetState({ room }: { room: Room | null }) {
  const words = useAllWords().sheet;
  const state = useConnectionState(room);
  const connecting = state?.kind === "connecting";
  const [patient, setPatient] = useState(true);
  useEffect(() => {
    setPatient(true);
    if (!connecting) return undefined;
    const timer = setTimeout(() => setPatient(false), PATIENCE);
    return () => clearTimeout(timer);
  }, [connecting]);
  const condition = sheetCondition(state, patient);
  return (
    <p aria-live="polite" className={styles.state} data-screen-only>
      {condition && words[condition]}
    </p>
  );
}
