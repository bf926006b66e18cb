import { useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useRef } from "react";
import { useConnectionState } from "~/collab/use-room";
import { useLiveMeeting, useMeeting, useOnPush } from "~/components/meeting/meeting-context";
import { useOnReturn } from "~/components/meeting/use-on-return";
import { STRUCTURE_KEY, type LiveMeeting } from "~/protocol/live-keys";

/** How long a screen that could not be loaded waits before it tries again, ms. */
const RETRY_MS = 2_000;

/** What decides which screen is shown: the phase, and in a live meeting the place. */
export function screenKey({ phase, place }: Pick<LiveMeeting, "phase" | "place">): string {
  return phase === "live" && place ? `${place.item} ${place.page ?? ""}` : phase;
}

/**
 * Loads the screen anew whenever the room is somewhere else than what is shown, when the agenda or
 * the scorecard changed, and when the connection has come back.
 *
 * @returns whether what is shown is where the room is.
 */
export function useRoomScreen(): boolean {
  const { view, room } = useMeeting();
  const { revalidate, state } = useRevalidator();
  const load = useCallback(() => revalidate(), [revalidate]);
  const open = useConnectionState(room)?.kind === "open";
  useOnReturn(open, load);
  useOnPush(room, STRUCTURE_KEY, load);
  const wanted = screenKey(useLiveMeeting());
  const isThere = wanted === screenKey(view.live);
  const tried = useRef("");
  useEffect(() => {
    if (isThere || state !== "idle") return undefined;
    // At once for a new place; again and again, but slowly, while it cannot be had.
    const wait = tried.current === wanted ? RETRY_MS : 0;
    tried.current = wanted;
    const timer = setTimeout(load, wait);
    return () => clearTimeout(timer);
  }, [isThere, wanted, state, load]);
  return isThere;
}
