import { createContext, useContext, useEffect, useMemo, type ReactNode } from "react";
import type { Room } from "~/collab/room";
import { useLiveValue } from "~/collab/use-live-value";
import { useRoom } from "~/collab/use-room";
import { setProductClock } from "~/components/ui/product-clock";
import { LightsProvider } from "~/components/scorecard/lights-context";
import {
  CLOSING_KEY,
  MEETING_KEY,
  readyKey,
  threadKey,
  TIMER_KEY,
  type LiveClosing,
  type LiveMeeting,
  type LiveReadiness,
  type LiveTimer,
} from "~/protocol/live-keys";
import type { LiveThread } from "~/protocol/live-thread";
import { formatRoomName } from "~/protocol/room-name";
import type { MeetingView } from "~/views/meeting";

interface MeetingContextValue {
  view: MeetingView;
  /** The meeting's room: presence and live values; null on the server and before the first effect. */
  room: Room | null;
}

const MeetingContext = createContext<MeetingContextValue | null>(null);

/** Opens the meeting's room and puts the meeting around its pages. */
export function MeetingProvider({ view, children }: { view: MeetingView; children: ReactNode }) {
  const room = useRoom(formatRoomName({ kind: "meeting", meetingId: view.id }));
  useServerClock(room);
  const value = useMemo(() => ({ view, room }), [view, room]);
  return (
    <MeetingContext.Provider value={value}>
      <LightsProvider room={room} loaded={view.values} revision={view.revision}>
        {children}
      </LightsProvider>
    </MeetingContext.Provider>
  );
}

/** Every time the room's server says what time it is, the product's clock here is set by it. */
function useServerClock(room: Room | null): void {
  useEffect(() => {
    if (!room) return undefined;
    const { connection } = room;
    return connection.status.subscribe(() => {
      if (connection.status.get().state.kind === "open") setProductClock(connection.now());
    });
  }, [room]);
}

/** The meeting that this page belongs to. */
export function useMeeting(): MeetingContextValue {
  const value = useContext(MeetingContext);
  if (!value) throw new Error("useMeeting needs a MeetingProvider around it");
  return value;
}

/** Phase, lead and place, as they are now. */
export function useLiveMeeting(): LiveMeeting {
  const { view, room } = useMeeting();
  return useLiveValue(room, MEETING_KEY, { value: view.live, revision: view.revision });
}

/** The clocks of the agenda, as they are now. */
export function useLiveTimer(): LiveTimer {
  const { view, room } = useMeeting();
  return useLiveValue(room, TIMER_KEY, { value: view.timer, revision: view.revision });
}

const UNKNOWN: LiveReadiness = { missing: [], unanswered: [] };

/** What a department still lacks, as it is now. */
export function useReadiness(departmentId: string): LiveReadiness {
  const { view, room } = useMeeting();
  const key = readyKey(departmentId);
  const loaded = (view.values[key] as LiveReadiness | undefined) ?? UNKNOWN;
  return useLiveValue(room, key, { value: loaded, revision: view.revision });
}

/** A thread of comments, as it is now; null for none. */
export function useThread(id: string | null): LiveThread | null {
  const { view, room } = useMeeting();
  const key = threadKey(id ?? "");
  const value = (view.values[key] as LiveThread | undefined) ?? null;
  return useLiveValue<LiveThread | null>(room, key, { value, revision: view.revision });
}

const NOTHING_BLOCKS: LiveClosing = { blockers: [], waivers: [] };

/** What blocks closing, and what was waived of it, as it is now. */
export function useClosing(): LiveClosing {
  const { view, room } = useMeeting();
  const loaded = (view.values[CLOSING_KEY] as LiveClosing | undefined) ?? NOTHING_BLOCKS;
  return useLiveValue(room, CLOSING_KEY, { value: loaded, revision: view.revision });
}

/** Calls back when the server has pushed a new value under a key. */
export function useOnPush(room: Room | null, key: string, onPush: () => void): void {
  useEffect(() => room?.connection.live.subscribe(key, onPush), [room, key, onPush]);
}
