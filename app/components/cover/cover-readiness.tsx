import { Link } from "@remix-run/react";
import { useMeeting, useReadiness } from "~/components/meeting/meeting-context";
import { pageName, pathOf } from "~/components/meeting/places";
import { subjectOf } from "~/domain/meeting/lack";
import { useWords } from "~/i18n/words-context";
import type { AgendaEntry } from "~/views/meeting";
import styles from "./cover.module.css";

interface CoverReadinessProps {
  entry: AgendaEntry;
  departmentId: string;
}

/** What the department's pages still lack, each leading to its page. Live. */
export function CoverReadiness({ entry, departmentId }: CoverReadinessProps) {
  const words = useWords();
  const { view } = useMeeting();
  const { missing, unanswered } = useReadiness(departmentId);
  const count = unanswered.length + missing.reduce((sum, { parts }) => sum + parts.length, 0);
  if (entry.pages.length === 0) return null;
  return (
    <section className={styles.readiness} aria-label={words.record.readiness.title}>
      <p>{count === 0 ? words.meeting.ready : words.meeting.notReady(count)}</p>
      <ul>
        {missing.map((lack) => {
          const page = entry.pages.find(({ id }) => id === subjectOf(lack));
          return (
            page && (
              <li key={page.id}>
                <Link to={pathOf(view, { item: entry.id, page: page.key })}>
                  {pageName(words.locale, page)}
                </Link>{" "}
                {lack.parts
                  .map((part) => words.meeting.missing[part])
                  .join(words.general.listSeparator)}
              </li>
            )
          );
        })}
        {unanswered.length > 0 && <li>{words.asked.unanswered(unanswered.length)}</li>}
      </ul>
    </section>
  );
}
