import { useQuestions } from "~/components/questions/questions-context";
import { RAIL_ID, useThreadsHere } from "~/components/questions/rail-button";
import { useWords } from "~/i18n/words-context";
import { AGENDA_ID } from "./agenda-nav";
import styles from "./phone-bar.module.css";

interface PhoneBarProps {
  agendaOpen: boolean;
  onAgenda(open: boolean): void;
}

/**
 * On a phone, what there is one thumb away: the page, its questions, the agenda. The last two come as
 * sheets over the page, one at a time; everywhere else they stand beside it, and this bar is absent.
 */
export function PhoneBar({ agendaOpen, onAgenda }: PhoneBarProps) {
  const text = useWords().screens.phone;
  const { rail } = useQuestions();
  const here = useThreadsHere();
  const shown = agendaOpen ? "agenda" : rail.state === true ? "questions" : "page";
  const show = (panel: typeof shown) => {
    onAgenda(panel === "agenda");
    if ((panel === "questions") !== (shown === "questions")) rail.setOpen(panel === "questions");
  };
  const button = (panel: typeof shown) => ({
    type: "button" as const,
    className: styles.button,
    "aria-current": shown === panel,
    // Pressed again, a sheet goes away.
    onClick: () => show(shown === panel ? "page" : panel),
  });
  return (
    <nav className={styles.bar} aria-label={text.label}>
      <button {...button("page")}>{text.page}</button>
      <button {...button("questions")} aria-controls={RAIL_ID}>
        {text.questions} {here.length > 0 && <span className={styles.count}>{here.length}</span>}
      </button>
      <button {...button("agenda")} aria-controls={AGENDA_ID}>
        {text.agenda}
      </button>
    </nav>
  );
}
