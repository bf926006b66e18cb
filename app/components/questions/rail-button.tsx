import { Button } from "~/components/ui/button";
import { useWords } from "~/i18n/words-context";
import type { LiveThread } from "~/protocol/live-thread";
import { useQuestions } from "./questions-context";
import styles from "./rail-button.module.css";
import { isBeside } from "./thread-facts";

/** The rail's id, for the buttons that show and hide it. */
export const RAIL_ID = "questions";

/** The threads that belong beside the page shown; beside pages of no department all of the meeting. */
export function useThreadsHere(): readonly LiveThread[] {
  const { threads, shown } = useQuestions();
  return shown ? threads.filter((thread) => isBeside(thread, shown)) : threads;
}

/** Shows the rail where it is shut, and hides it where it is open. */
export function RailButton() {
  const text = useWords().asked;
  const { rail } = useQuestions();
  const here = useThreadsHere();
  return (
    <Button
      look="quiet"
      className={styles.button}
      data-rail={rail.state === null ? "auto" : rail.state ? "open" : "shut"}
      aria-controls={RAIL_ID}
      aria-expanded={rail.state ?? undefined}
      title={rail.state === true ? text.hideRail : text.showRail}
      onClick={() => rail.setOpen(rail.state === null ? isHidden() : !rail.state)}
    >
      {text.show} <span className={styles.number}>{here.length}</span>
    </Button>
  );
}

/** Whether the rail is shut only because the screen is narrow. */
function isHidden(): boolean {
  const element = document.getElementById(RAIL_ID);
  return element !== null && getComputedStyle(element).display === "none";
}
