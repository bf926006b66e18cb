import { Link, useNavigate } from "@remix-run/react";
import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { usePeople } from "~/collab/use-presence";
import { LightMark } from "~/components/scorecard/light";
import { useLight } from "~/components/scorecard/lights-context";
import { Button } from "~/components/ui/button";
import type { Place } from "~/domain/meeting/agenda";
import { unwaived } from "~/domain/meeting/closing";
import { formatDay, nameIn } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import { dayInZone } from "~/domain/scorecard/month";
import { FollowSwitch } from "./follow-switch";
import { HandOver } from "./hand-over";
import styles from "./lead-bar.module.css";
import { useClosing, useLiveMeeting, useMeeting } from "./meeting-context";
import { pageAt, pathOf, placeCode, placeName } from "./places";
import { RoomTimer } from "./room-timer";
import type { Following } from "./use-following";
import type { MeetingCommands } from "./use-meeting-commands";

interface LeadBarProps {
  here: Place | null;
  leading: boolean;
  following: Following;
  commands: MeetingCommands;
  back: Place | null;
  next: Place | null;
  onTurn(place: Place | null): void;
}

/** The controls at the bottom: the leader's, or the way back to the room. */
export function LeadBar(props: LeadBarProps) {
  const words = useWords();
  const { view } = useMeeting();
  const { phase, lead } = useLiveMeeting();
  const { commands, leading, onTurn } = props;
  return (
    <footer className={styles.bar} aria-label={words.meeting.bar.label}>
      {phase === "live" ? (
        <>
          {leading ? <PageTurns {...props} /> : <WayBack {...props} />}
          <RoomTimer />
          <span className={styles.space} />
          {leading && <Followers />}
          {leading ? (
            <>
              <PresentLink />
              <HandOver onHandOver={commands.handOver} />
              <CloseMeeting onClose={commands.close} onTurn={onTurn} />
            </>
          ) : (
            lead && (
              <span className={styles.leader}>
                {words.meeting.bar.leadBy(nameIn(words.locale, lead))}
              </span>
            )
          )}
          {!leading && view.rights.takeOver && (
            <Button
              onClick={commands.takeOver}
              title={lead ? words.meeting.bar.takeOverHint(nameIn(words.locale, lead)) : undefined}
            >
              {words.meeting.bar.takeOver}
            </Button>
          )}
        </>
      ) : (
        <BeforeOrAfter commands={commands} />
      )}
      {commands.refusal && (
        <span className={styles.refusal} role="alert">
          {commands.refusal}
        </span>
      )}
    </footer>
  );
}

/** Opens the projector's page in a window of its own, to be moved onto the wall. */
function PresentLink() {
  const text = useWords().screens.present;
  const { view } = useMeeting();
  return (
    <a
      href={`/meetings/${view.month}/present`}
      target="_blank"
      rel="noreferrer"
      title={text.openHint}
      className={styles.present}
    >
      {text.open}
    </a>
  );
}

function PageTurns({ back, next, following, onTurn }: LeadBarProps) {
  const words = useWords();
  const { view } = useMeeting();
  const { place } = useLiveMeeting();
  const nextName = next ? placeCode(words, view.agenda, next) : undefined;
  return (
    <>
      <Button onClick={() => onTurn(back)} disabled={!back}>
        <span aria-hidden="true">←</span> {words.meeting.bar.previous}
      </Button>
      <Button
        look="primary"
        onClick={() => onTurn(next)}
        disabled={!next}
        title={words.meeting.bar.keys}
      >
        {nextName ? words.meeting.bar.next(nextName) : words.meeting.bar.nextEnd}{" "}
        <span aria-hidden="true">→</span>
      </Button>
      {place && following.away && (
        <>
          <Button onClick={following.comeBack}>{words.meeting.bar.backToRoom}</Button>
          <span className={styles.roomAt}>
            {words.meeting.bar.roomAt(placeName(words, view.agenda, place))}
          </span>
        </>
      )}
    </>
  );
}

/** Where the room is, and one click to be there: for whoever looks around or was left behind. */
function WayBack({ following }: LeadBarProps) {
  const words = useWords();
  const { view } = useMeeting();
  const { place } = useLiveMeeting();
  if (!place) return null;
  const name = placeName(words, view.agenda, place);
  const { following: follows, leftBehind } = following;
  return (
    <>
      {(!follows || leftBehind) && (
        <Button
          look="primary"
          className={leftBehind ? undefined : styles.back}
          onClick={following.comeBack}
        >
          {words.meeting.bar.backToRoom}
        </Button>
      )}
      <span className={styles.at}>
        <PlaceLight place={place} />
        {follows && !leftBehind ? (
          <span className={styles.quiet}>{words.meeting.bar.roomAt(name)}</span>
        ) : (
          <output>
            {leftBehind ? words.meeting.bar.movedOn(name) : words.meeting.bar.roomAt(name)}
          </output>
        )}
      </span>
      <FollowSwitch following={following} />
    </>
  );
}

/** The light of the page where the room is; nothing where it is on none. */
function PlaceLight({ place }: { place: Place }) {
  const { view } = useMeeting();
  const entry = view.agenda.find(({ id }) => id === place.item);
  const page = entry && pageAt(entry, place.page);
  const light = useLight(page?.kind ?? "measure", page?.id ?? "", view.month);
  return light && <LightMark light={light.light} />;
}

function Followers() {
  const words = useWords();
  const { view, room } = useMeeting();
  const others = usePeople(room).filter(({ person }) => person.id !== view.me);
  const following = others.filter((person) => person.following).length;
  const elsewhere = others.length - following;
  return (
    <span className={styles.quiet}>
      {words.meeting.bar.following(following)}
      {elsewhere > 0 && ` · ${words.meeting.bar.elsewhere(elsewhere)}`}
    </span>
  );
}

interface CloseMeetingProps {
  onClose(): void;
  onTurn(place: Place): void;
}

/**
 * Closing cannot be taken back, so it takes a second click, with what it means beside it. While
 * something blocks it, the first click leads to what that is.
 */
function CloseMeeting({ onClose, onTurn }: CloseMeetingProps) {
  const words = useWords();
  const { view } = useMeeting();
  const { blockers, waivers } = useClosing();
  const navigate = useNavigate();
  const [asked, setAsked] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const waived = waivers.map(({ blocker }) => blocker);
  const blocked = unwaived(blockers, waived).length > 0;
  const closing = view.agenda.find(({ part }) => part === "closing");
  // The question takes the button's place, and the focus with it.
  const swap = (to: boolean) => {
    flushSync(() => setAsked(to));
    button.current?.focus();
  };
  const ask = () => {
    if (!blocked || !closing) {
      swap(true);
      return;
    }
    const place = { item: closing.id, page: null };
    onTurn(place);
    navigate(pathOf(view, place));
    document.getElementById("blockers")?.scrollIntoView();
  };
  if (!asked || blocked) {
    return (
      <Button ref={button} onClick={ask}>
        {words.meeting.bar.closeMeeting}
      </Button>
    );
  }
  return (
    <fieldset className={styles.confirm} aria-label={words.meeting.bar.closeMeeting}>
      {words.meeting.bar.closeHint}
      <Button look="primary" onClick={onClose}>
        {words.meeting.bar.closeConfirm}
      </Button>
      <Button ref={button} onClick={() => swap(false)}>
        {words.general.cancel}
      </Button>
    </fieldset>
  );
}

function BeforeOrAfter({ commands }: { commands: MeetingCommands }) {
  const words = useWords();
  const { view } = useMeeting();
  const { phase } = useLiveMeeting();
  const text = words.meeting.bar;
  if (view.sealed) {
    const day = formatDay(words.locale, dayInZone(view.sealed.closedAt, view.timeZone));
    return (
      <>
        <span className={styles.quiet}>{text.closed(day)}</span>
        <span className={styles.space} />
        <Link to={`/meetings/${view.month}/minutes`} reloadDocument>
          {words.meeting.bar.minutes}
        </Link>
      </>
    );
  }
  return (
    <>
      <span className={styles.quiet}>{phase === "draft" ? text.draft : text.preparing}</span>
      <span className={styles.space} />
      {view.rights.open && <PresentLink />}
      {view.rights.open && phase === "draft" && (
        <Button look="primary" onClick={commands.startPreparing}>
          {text.startPreparing}
        </Button>
      )}
      {view.rights.open && phase === "preparing" && (
        <Button look="primary" onClick={commands.start}>
          {text.start}
        </Button>
      )}
    </>
  );
}
