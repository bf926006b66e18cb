import { useId, useState, type KeyboardEvent } from "react";
import { usePeople } from "~/collab/use-presence";
import { Button } from "~/components/ui/button";
import { nameIn } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import styles from "./hand-over.module.css";
import { useMeeting } from "./meeting-context";

/** Hands the facilitation to somebody who may lead; those who are in the room come first. */
export function HandOver({ onHandOver }: { onHandOver(personId: string): void }) {
  const words = useWords();
  const { view, room } = useMeeting();
  const [open, setOpen] = useState(false);
  const listId = useId();
  const present = new Set(usePeople(room).map(({ person }) => person.id));
  const others = view.leaders
    .filter(({ id }) => id !== view.me)
    .toSorted((a, b) => Number(present.has(b.id)) - Number(present.has(a.id)));
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key === "Escape") setOpen(false);
  };
  if (others.length === 0) return null;
  return (
    <span className={styles.holder}>
      <Button
        aria-expanded={open}
        aria-controls={listId}
        onClick={() => setOpen(!open)}
        onKeyDown={closeOnEscape}
      >
        {words.meeting.bar.handOver}
      </Button>
      {open && (
        <ul id={listId} className={styles.list}>
          {others.map((leader) => (
            <li key={leader.id}>
              <Button
                look="quiet"
                onKeyDown={closeOnEscape}
                onClick={() => {
                  onHandOver(leader.id);
                  setOpen(false);
                }}
              >
                {words.meeting.bar.handOverTo(nameIn(words.locale, leader))}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </span>
  );
}
