import { useRef, useState } from "react";
import { useMeeting } from "~/components/meeting/meeting-context";
import { Button } from "~/components/ui/button";
import { later, useLater } from "~/collab/later";
import { wordsPart } from "~/i18n/load-words";
import { useWords } from "~/i18n/words-context";
import type { LiveThread } from "~/protocol/live-thread";
import { useQuestions } from "./questions-context";
import { waitingOf } from "./thread-facts";
import styles from "./waiting-badge.module.css";

const waitingList = later(async () => {
  const [list] = await Promise.all([import("./waiting-list"), wordsPart()]);
  return list;
});

/** Of a closed meeting's questions only the deferred ones still take answers. */
const isDeferred = ({ question }: LiveThread) => question?.end?.kind === "deferred";

/** How much of the meeting waits for this person; opens the list of it. */
export function WaitingBadge() {
  const text = useWords().asked;
  const list = useLater(waitingList);
  const { view } = useMeeting();
  const { threads, reader } = useQuestions();
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const waiting = threads
    .map((thread) => ({ thread, wants: waitingOf(thread, reader) }))
    .filter(({ thread, wants }) => wants.length > 0 && (!view.sealed || isDeferred(thread)));
  return (
    <>
      <Button
        ref={anchor}
        look="quiet"
        className={styles.badge}
        data-some={waiting.length > 0 || undefined}
        aria-expanded={open}
        aria-haspopup="dialog"
        onClick={() => setOpen(!open)}
      >
        {text.waiting(waiting.length)}
      </Button>
      {open && list && (
        <list.WaitingList anchor={anchor} waiting={waiting} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
