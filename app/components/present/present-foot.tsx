import { useEffect, useState } from "react";
import type { ConnectionNotice } from "~/collab/connection-state";
import { useRoomsNotice } from "~/collab/use-room";
import { useLiveMeeting, useMeeting } from "~/components/meeting/meeting-context";
import { asAgenda, entryName, placeName } from "~/components/meeting/places";
import { useRoomTime } from "~/components/meeting/room-timer";
import { placeBeside } from "~/domain/meeting/agenda";
import { formatDuration } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import type { Words } from "~/i18n/zh-CN";
import styles from "./present-foot.module.css";

/** The foot of the wall: the time used, whether the picture is the latest, and who is next. */
export function PresentFoot() {
  return (
    <footer className={styles.foot}>
      <Time />
      <Connection />
      <Next />
    </footer>
  );
}

function Time() {
  const words = useWords();
  const time = useRoomTime();
  if (!time) return <span />;
  const { entry, spentMs, budgetMs, leftMs } = time;
  return (
    <span className={styles.time} data-over={leftMs < 0 || undefined}>
      <b role="timer">{formatDuration(spentMs)}</b>
      <progress
        max={budgetMs}
        value={Math.min(spentMs, budgetMs)}
        aria-label={words.meeting.bar.used(formatDuration(spentMs), formatDuration(budgetMs))}
      />
      <span>
        {entryName(words, entry)} {words.meeting.minutesLong(entry.budgetMinutes)}
      </span>
      {leftMs < 0 && <strong>{words.meeting.bar.over(formatDuration(leftMs))}</strong>}
    </span>
  );
}

/** How long connecting takes before the wall says that it is not connected, ms. */
const PATIENCE_MS = 4_000;

/** Says when the wall may be behind; nothing while it is not. */
export function Connection() {
  const words = useWords();
  const notice = useRoomsNotice();
  const connecting = notice === "connecting";
  const [patient, setPatient] = useState(true);
  useEffect(() => {
    setPatient(true);
    if (!connecting) return undefined;
    const timer = setTimeout(() => setPatient(false), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [connecting]);
  const sentence = connecting
    ? !patient && words.projector.lost
    : notice && sentenceOf(words, notice);
  return <output className={styles.connection}>{sentence}</output>;
}

/** Of these the wall says nothing: what it shows is the latest, or soon will be. */
const QUIET: readonly ConnectionNotice[] = ["saved", "saving", "read-only", "closed", "connecting"];

function sentenceOf(words: Words, notice: ConnectionNotice): string | null {
  const text = words.projector;
  if (notice.startsWith("signed-out")) return text.signedOut;
  if (notice.startsWith("other-person")) return text.otherPerson;
  return QUIET.includes(notice) ? null : text.lost;
}

/** The page after this one; and the item after this one, where the page still belongs to it. */
function Next() {
  const words = useWords();
  const text = words.projector;
  const { view } = useMeeting();
  const { place } = useLiveMeeting();
  const at = view.agenda.findIndex(({ id }) => id === place?.item);
  const next = place && placeBeside(asAgenda(view.agenda), place, 1);
  if (!next) return <span className={styles.next}>{place && text.end}</span>;
  const following = view.agenda[at + 1];
  return (
    <span className={styles.next}>
      {next.item === place.item && (
        <span className={styles.page}>{text.next(placeName(words, view.agenda, next))}</span>
      )}
      {following && <b>{text.after(entryName(words, following))}</b>}
    </span>
  );
}
