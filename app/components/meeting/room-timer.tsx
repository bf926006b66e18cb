import { useProductClock } from "~/components/ui/product-clock";
import { timeUsed, type TimeUsed } from "~/domain/meeting/timer";
import { formatDuration } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import type { AgendaEntry } from "~/views/meeting";
import { useLiveMeeting, useLiveTimer, useMeeting } from "./meeting-context";
import { entryName } from "./places";
import styles from "./room-timer.module.css";

/**
 * Time used by the item the room is on, against its budget; by the server's clock on every screen.
 * Null while the room is on none.
 */
export function useRoomTime(): (TimeUsed & { entry: AgendaEntry }) | null {
  const { view } = useMeeting();
  const { place } = useLiveMeeting();
  const timer = useLiveTimer();
  const now = useProductClock(timer.running?.since ?? 0, 1000);
  const entry = view.agenda.find(({ id }) => id === place?.item);
  return entry ? { entry, ...timeUsed(timer, entry, now) } : null;
}

/** The room's time beside the controls. */
export function RoomTimer() {
  const words = useWords();
  const time = useRoomTime();
  if (!time) return null;
  const { entry, spentMs, budgetMs, leftMs } = time;
  const over = leftMs < 0;
  return (
    <span className={styles.timer} data-over={over || undefined}>
      <b role="timer">{formatDuration(spentMs)}</b>
      <progress
        max={budgetMs}
        value={Math.min(spentMs, budgetMs)}
        aria-label={words.meeting.bar.used(formatDuration(spentMs), formatDuration(budgetMs))}
      />
      <span>
        {entryName(words, entry)} {words.meeting.minutesLong(entry.budgetMinutes)}
        {over && (
          <>
            {" "}
            · <strong>{words.meeting.bar.over(formatDuration(leftMs))}</strong>
          </>
        )}
      </span>
    </span>
  );
}
