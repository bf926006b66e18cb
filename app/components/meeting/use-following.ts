import { useNavigate } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useLatest } from "~/components/ui/use-latest";
import { samePlace, type Place } from "~/domain/meeting/agenda";
import { useLiveMeeting, useMeeting } from "./meeting-context";
import { pathOf } from "./places";

/** How this screen stands to the room. */
export interface Following {
  /** Goes where the room goes. */
  following: boolean;
  /** The room went on while this person was typing; they stay until they choose to come. */
  leftBehind: boolean;
  /** Comes back to the room and follows it again. */
  comeBack(): void;
  /** Looks around: the room goes on without this screen. */
  lookAround(): void;
}

/**
 * Follows the room from place to place. Whoever looks around by themselves is left in peace, and
 * whoever is typing is not pulled away in the middle of a word.
 *
 * @param here the place this screen shows; null for a page outside the agenda.
 */
export function useFollowing(here: Place | null): Following {
  const { view } = useMeeting();
  const { place, phase } = useLiveMeeting();
  const navigate = useNavigate();
  const [leftBehind, setLeftBehind] = useState(false);
  const room = phase === "live" ? place : null;
  // Whoever opens an address away from the room wants to be there.
  const [following, setFollowing] = useState(
    () => room === null || (here !== null && atSamePage(here, room)),
  );
  const roomKey = room && `${room.item} ${room.page}`;
  const go = (to: Place) => navigate(pathOf(view, to));
  const latest = useLatest({ here, room, go });

  useEffect(() => {
    const { here: shown, room: to, go: goTo } = latest.current;
    if (!following || !to || (shown && atSamePage(shown, to))) setLeftBehind(false);
    else if (isTyping()) setLeftBehind(true);
    else goTo(to);
  }, [roomKey, following, latest]);

  const comeBack = () => {
    setLeftBehind(false);
    setFollowing(true);
    if (room) go(room);
  };
  const lookAround = () => {
    setLeftBehind(false);
    setFollowing(false);
  };
  return { following, leftBehind, comeBack, lookAround };
}

/** A place without a page is its item's first page, which is what is shown for it. */
function atSamePage(shown: Place, room: Place): boolean {
  return room.page === null ? shown.item === room.item : samePlace(shown, room);
}

/** Whether the person is in a field they can type in. */
function isTyping(): boolean {
  const field = document.activeElement;
  return (
    (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) && !field.readOnly
  );
}
