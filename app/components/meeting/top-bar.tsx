import { Link } from "@remix-run/react";
import { usePeople } from "~/collab/use-presence";
import type { ConnectionNotice } from "~/collab/connection-state";
import { useUnsavedActuals } from "~/commands/use-actual-outbox";
import { useRoomsSummary, useLeaveWarning } from "~/collab/use-room";
import { LanguageSwitch } from "~/components/ui/language-switch";
import { formatMonth } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import styles from "./top-bar.module.css";
import { useLiveMeeting, useMeeting } from "./meeting-context";
import { PersonDot } from "./person-dot";

/** More people than this are counted instead of drawn. */
const SHOWN_PEOPLE = 7;

/** The month, whether my words are saved, and who is here. */
export function TopBar() {
  const words = useWords();
  const { view } = useMeeting();
  return (
    <header className={styles.bar}>
      <Link to="/" className={styles.brand}>
        {words.general.product}
      </Link>
      <span className={styles.month}>
        {words.meeting.title(formatMonth(words.locale, view.month))}
      </span>
      <ConnectionState />
      <People />
      <LanguageSwitch />
    </header>
  );
}

/** Says whether words and numbers are on disk; loud only when this person's are not. */
function ConnectionState() {
  const words = useWords();
  const { view } = useMeeting();
  const rooms = useRoomsSummary();
  const numbersWait = useUnsavedActuals(view.me);
  useLeaveWarning(numbersWait || (rooms?.unsaved ?? false));
  const notice = noticeOf(rooms?.notice ?? "connecting", numbersWait);
  return (
    <output className={styles.connection} data-notice={notice}>
      {words.general.connection[notice]}
    </output>
  );
}

/** A number that waits is being saved, and unsaved while the connection is away. */
function noticeOf(rooms: ConnectionNotice, numbersWait: boolean): ConnectionNotice {
  if (!numbersWait || rooms === "refused") return rooms;
  return rooms === "reconnecting" || rooms === "unsaved" ? "unsaved" : "saving";
}

function People() {
  const words = useWords();
  const { view, room } = useMeeting();
  const { lead } = useLiveMeeting();
  const people = usePeople(room);
  const count = people.some(({ person }) => person.id === view.me)
    ? people.length
    : people.length + (room ? 1 : 0);
  return (
    <ul className={styles.people} aria-label={words.meeting.presentList}>
      {people.slice(0, SHOWN_PEOPLE).map(({ person }) => (
        <li key={person.id}>
          <PersonDot person={person} lead={person.id === lead?.id} />
        </li>
      ))}
      <li className={styles.count}>{words.meeting.present(count)}</li>
    </ul>
  );
}
