import { useRef, type RefObject } from "react";
import { useFloating } from "~/components/ui/floating";
import { useAllWords } from "~/i18n/words-context";
import styles from "./people-list.module.css";
import type { PeopleChoice } from "./use-people-list";

interface PeopleListProps {
  anchor: RefObject<HTMLElement>;
  list: PeopleChoice;
}

/** The people below a cell in which a name is typed. The focus stays in the cell. */
export function PeopleList({ anchor, list }: PeopleListProps) {
  const { sheet } = useAllWords();
  const box = useRef<HTMLDivElement>(null);
  useFloating(anchor, box);
  return (
    <div
      ref={box}
      id={list.listId}
      className={styles.list}
      role="listbox"
      aria-label={sheet.owner.listed}
    >
      {list.options.map(({ id, name }, index) => (
        <button
          key={id}
          id={`${list.listId}-${index}`}
          type="button"
          role="option"
          tabIndex={-1}
          aria-selected={index === list.active}
          className={styles.option}
          // The cell would lose the focus, and take what was typed, before the click arrives.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => list.choose(name)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
