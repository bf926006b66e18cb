import { Link, useLocation } from "@remix-run/react";
import { usePeople } from "~/collab/use-presence";
import type { ConnectionNotice } from "~/collab/connection-state";
import type { WaitingActuals } from "~/commands/actual-outbox";
import { retryActuals, useWaitingActuals } from "~/components/actuals/waiting-actuals";
import { retryRooms, useLeaveWarning, useRoomsNotice } from "~/collab/use-room";
import { JoinButton } from "~/components/join/join-button";
import { RailButton } from "~/components/questions/rail-button";
import { WaitingBadge } from "~/components/questions/waiting-badge";
import { Button } from "~/components/ui/button";
import { LanguageSwitch } from "~/components/ui/language-switch";
import { ThemeSwitch } from "~/components/ui/theme-switch";
import { formatMonth } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import styles from "./top-bar.module.css";
import { ConnectionWords } from "./connection-words";
import { useLiveMeeting, useMeeting } from "./meeting-context";
import { PersonDot } from "./person-dot";

/** More people than this are counted instead of drawn. */
const SHOWN_PEOPLE = 7;

interface TopBarProps {
  /** The meeting's address for other machines. */
  address: string;
}

/** The month, whether my words are saved, and who is here. */
export function TopBar({ address }: TopBarProps) {
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
      <Link to={`/meetings/${view.month}/board`} className={styles.link} data-screen-only>
        {words.general.nav.board}
      </Link>
      <ConnectionState />
      <span className={styles.questions} data-screen-only>
        <WaitingBadge />
        <RailButton />
      </span>
      <People />
      <JoinButton address={address} />
      <span className={styles.setting}>
        <ThemeSwitch />
        <LanguageSwitch />
      </span>
    </header>
  );
}

/** Says whether words and numbers are on disk; loud only when this person's are not. */
function ConnectionState() {
  const { view } = useMeeting();
  const rooms = useRoomsNotice();
  const numbers = useWaitingActuals(view.me);
  useLeaveWarning(numbers === "only-here");
  const writable = isWritten(useLocation().pathname);
  const notice = noticeOf(quietOn(writable, rooms ?? "connecting"), numbers);
  return (
    <span className={styles.state} data-screen-only>
      <ConnectionWords notice={notice} />
      <WaysBack notice={notice} />
    </span>
  );
}

/** What to do where the connection does not come back by itself. */
function WaysBack({ notice }: { notice: ConnectionNotice }) {
  const words = useWords().general.connection;
  if (!ENDED.includes(notice)) return null;
  const retry = () => {
    retryRooms();
    retryActuals();
  };
  return (
    <>
      {SIGNED_OUT.includes(notice) && (
        // This page has to stay: what is not saved is in its memory alone.
        <a href="/" target="_blank" rel="noreferrer">
          {words.signIn}
        </a>
      )}
      <Button onClick={retry}>{words.reconnect}</Button>
    </>
  );
}

const SIGNED_OUT: readonly ConnectionNotice[] = [
  "signed-out",
  "signed-out-kept",
  "signed-out-unsaved",
];
const ENDED: readonly ConnectionNotice[] = [
  ...SIGNED_OUT,
  "other-person",
  "other-person-kept",
  "other-person-unsaved",
  "unavailable",
];

/** Whether the page at an address is one that people write on: a department's, or the closing. */
function isWritten(pathname: string): boolean {
  return /^\/meetings\/[^/]+\/(departments|closing)\b/.test(pathname);
}

/** Where there is nothing to write, it is no news that the rooms behind the questions are read-only. */
function quietOn(writable: boolean, rooms: ConnectionNotice): ConnectionNotice {
  return rooms === "read-only" && !writable ? "saved" : rooms;
}

/** Where the connection is well: a number that waits is being saved. */
const CALM: readonly ConnectionNotice[] = ["saved", "read-only", "closed", "connecting"];
/** Where it is away, and the rooms themselves have nothing to save. */
const AWAY: readonly ConnectionNotice[] = ["reconnecting", "no-storage", "too-fast"];
/** Where it is away, and the rooms' words wait in this browser. */
const KEPT: readonly ConnectionNotice[] = ["kept", "keeping", "no-storage-kept", "too-fast-kept"];

/** A number that waits is being saved, or kept in the browser while the connection is away. */
function noticeOf(rooms: ConnectionNotice, numbers: WaitingActuals): ConnectionNotice {
  if (numbers === "none") return rooms;
  if (CALM.includes(rooms)) return "saving";
  const isKept = numbers === "kept";
  if (rooms === "signed-out" || rooms === "other-person") {
    return isKept ? `${rooms}-kept` : `${rooms}-unsaved`;
  }
  if (AWAY.includes(rooms)) return isKept ? "kept" : "unsaved";
  return KEPT.includes(rooms) && !isKept ? "unsaved" : rooms;
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
    <ul className={styles.people} data-screen-only aria-label={words.meeting.presentList}>
      {people.slice(0, SHOWN_PEOPLE).map(({ person }) => (
        <li key={person.id}>
          <PersonDot person={person} lead={person.id === lead?.id} />
        </li>
      ))}
      <li className={styles.count}>{words.meeting.present(count)}</li>
    </ul>
  );
}
