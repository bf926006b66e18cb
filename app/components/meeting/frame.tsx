import { Outlet, useRevalidator } from "@remix-run/react";
import { memo, useCallback, useEffect, useMemo, useState } from "react";
import { placesOf, placeBeside, samePlace, settlePlace, type Place } from "~/domain/meeting/agenda";
import { useConnectionState } from "~/collab/use-room";
import { useWords } from "~/i18n/words-context";
import { QuestionsProvider, useQuestions } from "~/components/questions/questions-context";
import { STRUCTURE_KEY } from "~/protocol/live-keys";
import { Coming, lazily } from "~/components/ui/lazily";
import { useSeenViewport } from "~/components/ui/use-seen-viewport";
import { AgendaNav } from "./agenda-nav";
import styles from "./frame.module.css";
import { LeadBar } from "./lead-bar";
import { useLiveMeeting, useMeeting, useOnPush } from "./meeting-context";
import { asAgenda } from "./places";
import { PhoneBar } from "./phone-bar";
import { TopBar } from "./top-bar";
import { useArrowKeys } from "./use-arrow-keys";
import { useFollowing } from "./use-following";
import { useOnReturn } from "./use-on-return";
import { useMeetingCommands } from "./use-meeting-commands";

const QuestionsRail = lazily(
  async () => (await import("~/components/questions/questions-rail")).QuestionsRail,
);
const UnsentWordsElsewhere = lazily(
  async () => (await import("~/components/sheet/unsent-words")).UnsentWordsElsewhere,
);

interface FrameProps {
  /** The place this screen shows; null on a page outside the agenda. */
  here: Place | null;
  /** The meeting's address for other machines. */
  address: string;
}

/**
 * The one frame of the whole meeting: the month and who is here on top, the agenda on the left, the
 * page, its questions on the right, and the controls at the bottom, in the same place on every page.
 */
export function MeetingFrame(props: FrameProps) {
  return (
    <QuestionsProvider here={props.here}>
      <Frame {...props} />
    </QuestionsProvider>
  );
}

function Frame({ here, address }: FrameProps) {
  const words = useWords();
  const { view, room } = useMeeting();
  const live = useLiveMeeting();
  const commands = useMeetingCommands();
  const { rail } = useQuestions();
  const leading = live.phase === "live" && live.lead?.id === view.me;
  const following = useFollowing(here, leading ? commands.move : null);
  const agenda = useMemo(() => asAgenda(view.agenda), [view.agenda]);
  useFreshView(live.phase, live.lead?.id);
  useSeenViewport();
  const [agendaOpen, setAgendaOpen] = useState(false);

  // Pressed twice in a row, "next" goes on from where the first press leads, not from this screen.
  const [asked, setAsked] = useState<Place | null>(null);
  useEffect(
    () => setAsked((last) => (last && here && samePlace(last, here) ? null : last)),
    [here],
  );
  useEffect(() => setAsked(null), [leading]);
  const from = asked ?? (leading ? live.place : null) ?? here ?? placesOf(agenda)[0];
  const settled = from ? settlePlace(agenda, from) : null;
  const back = settled && placeBeside(agenda, settled, -1);
  const next = settled && placeBeside(agenda, settled, 1);
  const turn = (to: Place | null) => {
    if (!to) return;
    setAsked(to);
    const led = commands.move(to);
    following.goAhead(to, led);
    void led.then((done) => {
      if (!done) setAsked((last) => (last === to ? null : last));
    });
  };
  useArrowKeys(
    leading,
    () => turn(back),
    () => turn(next),
  );

  useEffect(() => {
    room?.presence.setPlace(here ?? undefined);
    room?.presence.setFollowing(following.following);
  }, [room, here, following.following]);

  return (
    <div
      className={styles.frame}
      data-rail={rail.state === null ? "auto" : rail.state ? "open" : "shut"}
    >
      <TopBar address={address} />
      <AgendaNav
        here={here}
        unfolded={agendaOpen}
        onUnfold={setAgendaOpen}
        onGo={(place) => (leading ? turn(place) : following.lookAround())}
      />
      <main id="content" className={styles.page} tabIndex={-1}>
        <Page />
      </main>
      <Questions />
      <LeadBar
        here={here}
        leading={leading}
        following={following}
        commands={commands}
        back={back}
        next={next}
        onTurn={turn}
      />
      <PhoneBar agendaOpen={agendaOpen} onAgenda={setAgendaOpen} />
      <p className="visually-hidden" data-screen-only>
        {leading && words.meeting.bar.keys}
      </p>
    </div>
  );
}

/** The page in the frame. What shows it comes by itself, and stays when the frame changes around it. */
const Page = memo(function Page() {
  return (
    <Coming>
      <UnsentWordsElsewhere />
      <Outlet />
    </Coming>
  );
});

const Questions = memo(function Questions() {
  return (
    <Coming>
      <QuestionsRail />
    </Coming>
  );
});

/**
 * Loads the frame anew when its structure or its leader changed, and when the connection has come
 * back: what was pushed while it was away is not pushed again.
 */
function useFreshView(phase: string, leadId: string | undefined): void {
  const { view, room } = useMeeting();
  const { revalidate } = useRevalidator();
  const load = useCallback(() => revalidate(), [revalidate]);
  const open = useConnectionState(room)?.kind === "open";
  useOnReturn(open, load);
  useOnPush(room, STRUCTURE_KEY, load);
  const loadedPhase = view.live.phase;
  const loadedLead = view.live.lead?.id;
  useEffect(() => {
    if (phase !== loadedPhase || leadId !== loadedLead) load();
  }, [phase, leadId, loadedPhase, loadedLead, load]);
}
