import { useMeeting } from "~/components/meeting/meeting-context";
import { useLights } from "~/components/scorecard/lights-context";
import { Tally } from "~/components/scorecard/tally";
import { formatMonth, nameIn } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import type { AgendaEntry, PageLink } from "~/views/meeting";
import type { Named } from "~/views/page";
import styles from "./cover.module.css";

interface CoverHeadingProps {
  entry: AgendaEntry;
  managers: readonly Named[];
}

/** Whose turn it is: the department, who manages it, and how many of its lights are which. Live. */
export function CoverHeading({ entry, managers }: CoverHeadingProps) {
  const words = useAllWords();
  const { view } = useMeeting();
  const items = itemsOf(entry);
  const lights = useLights(items.map(({ kind, id }) => ({ kind, id, month: view.month })));
  const names = managers.map((manager) => nameIn(words.locale, manager));
  return (
    <header>
      <p className={styles.kicker}>
        <span>{formatMonth(words.locale, view.month)}</span>
        <span>{words.meeting.parts.department}</span>
        <span>{words.meeting.minutesLong(entry.budgetMinutes)}</span>
      </p>
      <div className={styles.title}>
        <h1>{entry.department && nameIn(words.locale, entry.department)}</h1>
        {items.length > 0 && <Tally lights={lights.map((lit) => lit?.light ?? "grey")} />}
      </div>
      <p className={styles.managers}>
        {words.cover.managers}{" "}
        {names.length > 0 ? (
          <b>{names.join(words.general.listSeparator)}</b>
        ) : (
          words.cover.noManager
        )}
      </p>
    </header>
  );
}

/** A department's measures and plans, each once: a measure may have several pages. */
export function itemsOf({ pages }: AgendaEntry): PageLink[] {
  return pages.filter(({ id }, index) => pages.findIndex((page) => page.id === id) === index);
}
