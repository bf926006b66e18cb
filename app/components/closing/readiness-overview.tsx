import { Link } from "@remix-run/react";
import { useMeeting, useReadiness } from "~/components/meeting/meeting-context";
import { pageName, pathOf } from "~/components/meeting/places";
import { subjectOf } from "~/domain/meeting/lack";
import { nameIn } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import type { AgendaEntry } from "~/views/meeting";
import styles from "./closing.module.css";

/** What each department still lacks, by measure, each leading to its page. Live. */
export function ReadinessOverview({ onGo }: { onGo?: () => void }) {
  const { view } = useMeeting();
  return (
    <ul className={styles.readiness}>
      {view.agenda.map(
        (entry) =>
          entry.department && (
            <Department key={entry.id} entry={entry} department={entry.department} onGo={onGo} />
          ),
      )}
    </ul>
  );
}

interface DepartmentProps {
  entry: AgendaEntry;
  department: NonNullable<AgendaEntry["department"]>;
  onGo?: () => void;
}

function Department({ entry, department, onGo }: DepartmentProps) {
  const words = useWords();
  const { view } = useMeeting();
  const { missing, unanswered } = useReadiness(department.id);
  const count = unanswered.length + missing.reduce((sum, { parts }) => sum + parts.length, 0);
  return (
    <li>
      <h3>
        {nameIn(words.locale, department)}{" "}
        <small>{count === 0 ? words.meeting.ready : words.meeting.notReady(count)}</small>
      </h3>
      <ul>
        {missing.map((lack) => {
          const page = entry.pages.find(({ id }) => id === subjectOf(lack));
          return (
            page && (
              <li key={page.key}>
                <Link to={pathOf(view, { item: entry.id, page: page.key })} onClick={onGo}>
                  {pageName(words.locale, page)}
                </Link>{" "}
                <span className={styles.lacks}>
                  {lack.parts
                    .map((part) => words.meeting.missing[part])
                    .join(words.general.listSeparator)}
                </span>
              </li>
            )
          );
        })}
        {unanswered.length > 0 && (
          <li className={styles.lacks}>{words.asked.unanswered(unanswered.length)}</li>
        )}
      </ul>
    </li>
  );
}
