import { useRef, useState } from "react";
import { Button } from "~/components/ui/button";
import { Popover } from "~/components/ui/popover";
import { columnOf, COLUMNS, type MoveTarget } from "~/domain/follow-up/state";
import type { Day } from "~/domain/scorecard/month";
import { useAllWords } from "~/i18n/words-context";
import type { LiveFollowUp } from "~/protocol/live-follow-up";
import styles from "./move-menu.module.css";

interface MoveMenuProps {
  card: LiveFollowUp;
  today: Day;
  /** What the button says; by default "move to…". */
  label?: string;
  onMove: (target: MoveTarget) => void;
}

/** A button that opens the list of where a follow-up can be moved, for every way of pointing. */
export function MoveMenu({ card, today, label, onMove }: MoveMenuProps) {
  const { followUps } = useAllWords();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const name = followUps.moveNamed(card.wording || followUps.noWording);
  const here = columnOf(card, today);
  const choose = (target: MoveTarget) => {
    setOpen(false);
    button.current?.focus();
    onMove(target);
  };
  return (
    <span data-screen-only>
      <Button
        ref={button}
        id={`move-${card.id}`}
        look="quiet"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={label === undefined ? name : `${name} · ${label}`}
        onClick={() => setOpen(!open)}
      >
        {label ?? followUps.move}
      </Button>
      {open && (
        <Popover anchor={button} label={name} onClose={() => setOpen(false)}>
          <ul className={styles.list}>
            {COLUMNS.filter((column) => column !== here).map((column) => (
              <li key={column}>
                <Button look="quiet" className={styles.choice} onClick={() => choose(column)}>
                  {followUps.columns[column]}
                </Button>
              </li>
            ))}
            {card.state !== "taken-over" && (
              <li>
                <Button look="quiet" className={styles.choice} onClick={() => choose("taken-over")}>
                  {followUps.take}
                </Button>
              </li>
            )}
          </ul>
        </Popover>
      )}
    </span>
  );
}
