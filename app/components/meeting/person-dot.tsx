import { useWords } from "~/i18n/words-context";
import type { PresentPerson } from "~/protocol/presence";
import { initialsOf } from "./initials";
import styles from "./person-dot.module.css";

/** A person as a coloured dot with the beginning of their name; the whole name is its text. */
export function PersonDot({ person, lead = false }: { person: PresentPerson; lead?: boolean }) {
  const words = useWords();
  const name = words.locale === "en" ? (person.nameEn ?? person.name) : person.name;
  const title = lead ? `${name} (${words.meeting.lead})` : name;
  return (
    <span
      className={styles.dot}
      data-lead={lead || undefined}
      style={{ background: person.colour }}
      title={title}
    >
      <span aria-hidden="true">{initialsOf(name)}</span>
      <span className="visually-hidden">{title}</span>
    </span>
  );
}
