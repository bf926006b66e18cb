import { useWords } from "~/i18n/words-context";
import type { PresentPerson } from "~/protocol/presence";
import { initialsOf } from "./initials";
import styles from "./person-dot.module.css";

interface PersonDotProps {
  person: PresentPerson;
  lead?: boolean;
  /** Small ones have room for one character. */
  size?: "small" | "normal";
}

/** A person as a coloured dot with the beginning of their name; the whole name is its text. */
export function PersonDot({ person, lead = false, size = "normal" }: PersonDotProps) {
  const words = useWords();
  const name = words.locale === "en" ? (person.nameEn ?? person.name) : person.name;
  const title = lead ? `${name} (${words.meeting.lead})` : name;
  const initials = initialsOf(name);
  return (
    <span
      className={styles.dot}
      data-size={size}
      data-lead={lead || undefined}
      style={{ background: person.colour }}
      title={title}
    >
      <span aria-hidden="true">{size === "small" ? [...initials][0] : initials}</span>
      <span className="visually-hidden">{title}</span>
    </span>
  );
}
