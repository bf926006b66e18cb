import { useNavigate } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { useLatest } from "~/components/ui/use-latest";
import { samePlace, type Place } from "~/domain/meeting/agenda";
import { useLiveMeeting, useMeeting } from "./meeting-context";
import { pathOf } from "./places";

/** How this screen stands to the room. */
export interface Following {
  /** Goes where the room goes. */
  following: boolean;
  /** Shows another place than the room is at, or a page outside the agenda. */
  away: boolean;
  /** The room went on while this person was typing; they stay until they choose to come. */
  leftBehind: boolean;
  /** Comes back to the room and follows it again. */
  comeBack(): void;
  /** Goes ahead to where this person is about to lead the room; resolves when that is decided. */
  goAhead(to: Place, led: Promise<boolean>): void;
  /** Looks around: the room goes on without this screen. */
  lookAround(): void;
}

/**
 * Follows the room from place to place. Whoever looks around by themselves is left in peace, and
 * whoever is typing is not pulled away in the middle of a word.
 *
 * @param here the place this screen shows; null for a page outside the agenda.
 * @param lead moves the room, for whoever leads it (null for all others): going somewhere by a link
 *   on a page or the browser's own buttons takes the room along.
 */
export function useFollowing(
  here: Place | null,
  lead: ((to: Place) => Promise<boolean>) | null,
): Following {
  const { view } = useMeeting();
  const { place, phase } = useLiveMeeting();
  const navigate = useNavigate();
  const [leftBehind, setLeftBehind] = useState(false);
  const room = phase === "live" ? place : null;
  // Whoever opens an address away from the room wants to be there.
  const [following, setFollowing] = useState(
    () => room === null || (here !== null && samePlace(here, room)),
  );
  const roomKey = room && `${room.item} ${room.page}`;
  // Where the room took this screen: coming there is not going one's own way.
  const taken = useRef(new Set<string>(here ? [pathOf(view, here)] : []));
  const hereKey = here && pathOf(view, here);
  const go = (to: Place) => {
    const path = pathOf(view, to);
    // Also to where this screen is already: it may be on its way elsewhere.
    if (path !== hereKey) {
      // As the last, also when it was on its way there before.
      taken.current.delete(path);
      taken.current.add(path);
    }
    navigate(path, { replace: path === hereKey });
  };
  const latest = useLatest({ here, room, go, follow, stray });
  // Where this screen leads the room and the room is not yet.
  const ahead = useRef<Place | null>(null);
  // The room came back to where this screen still is, which is on its way elsewhere.
  const crossed = useRef(false);

  useEffect(() => {
    const { here: shown, room: to, follow: goAlong } = latest.current;
    if (ahead.current) {
      // The room is on its way, through the places of earlier presses.
      if (to && samePlace(ahead.current, to)) ahead.current = null;
      return;
    }
    const isThere = to !== null && shown !== null && samePlace(shown, to);
    crossed.current = following && isThere && taken.current.size > 0;
    if (!following || !to || isThere) setLeftBehind(false);
    else goAlong(to);
  }, [roomKey, following, latest]);

  useEffect(() => {
    const { here: shown, room: at, stray: goOwnWay, follow: goAlong } = latest.current;
    const hasCrossed = crossed.current;
    crossed.current = false;
    if (hereKey === null || shown === null) return;
    const wasTaken = arrive(taken.current, hereKey);
    if (at && samePlace(shown, at)) {
      if (!wasTaken) taken.current.clear();
    } else if (at && !wasTaken) goOwnWay(shown);
    else if (at && hasCrossed) goAlong(at);
  }, [hereKey, latest]);

  const comeBack = () => {
    setLeftBehind(false);
    setFollowing(true);
    if (room) go(room);
  };
  const goAhead = (to: Place, led: Promise<boolean>) => {
    ahead.current = to;
    setLeftBehind(false);
    setFollowing(true);
    go(to);
    void led.then((done) => {
      if (ahead.current !== to) return;
      ahead.current = null;
      if (!done && latest.current.room) latest.current.go(latest.current.room);
    });
  };
  const lookAround = () => {
    setLeftBehind(false);
    setFollowing(false);
  };
  function follow(to: Place) {
    if (isTyping()) setLeftBehind(true);
    else go(to);
  }
  function stray(to: Place) {
    if (lead) goAhead(to, lead(to));
    else lookAround();
  }
  const away = room !== null && !(here && samePlace(here, room));
  return { following, away, leftBehind, comeBack, goAhead, lookAround };
}

/**
 * Notes that a screen has come to a path: where it was taken before has been passed, where it was
 * taken after that it is still on its way to.
 *
 * @returns whether it was taken here
 */
function arrive(taken: Set<string>, path: string): boolean {
  if (!taken.has(path)) return false;
  for (const passed of taken) {
    taken.delete(passed);
    if (passed === path) break;
  }
  return true;
}

/** Whether the person is in a field they can type in. */
function isTyping(): boolean {
  const field = document.activeElement;
  return (
    (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) && !field.readOnly
  );
}
