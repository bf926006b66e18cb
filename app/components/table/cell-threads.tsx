import { useAnchoring } from "~/components/questions/anchoring-context";
import { stateOf } from "~/components/questions/thread-facts";
import { useWords } from "~/i18n/words-context";
import styles from "./cell.module.css";

/** A turned corner of a cell on which threads hang; a click shows the first one. */
export function CellThreads({ place }: { place: string }) {
  const { asked, questions } = useWords();
  const anchoring = useAnchoring();
  const threads = anchoring?.byCell.get(place) ?? [];
  const [first] = threads;
  if (!anchoring || !first) return null;
  const open = threads.filter((thread) => stateOf(thread) === "open");
  const label = `${questions.title} ${asked.count(threads.length, open.length)}`;
  return (
    <button
      type="button"
      // The rail lists the same threads for the keyboard: Tab goes on from cell to cell.
      tabIndex={-1}
      className={styles.threads}
      data-quiet={threads.every((thread) => stateOf(thread) === "settled") || undefined}
      aria-label={label}
      title={label}
      onClick={() => anchoring.open((open[0] ?? first).id)}
    />
  );
}
