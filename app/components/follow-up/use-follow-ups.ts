import { useMemo } from "react";
import type { Room } from "~/collab/room";
import { useLiveValuesUnder } from "~/collab/use-live-value";
import { useRoom } from "~/collab/use-room";
import type { LiveFollowUp } from "~/protocol/live-follow-up";
import { FOLLOW_UP_PREFIX, followUpKey } from "~/protocol/live-keys";
import { formatRoomName } from "~/protocol/room-name";

/** Follow-ups as they are now, and the company's room, which pushes them. */
export interface LiveFollowUps {
  room: Room | null;
  followUps: readonly LiveFollowUp[];
}

/**
 * The follow-ups that the page was loaded with and those pushed since, in the order in which they
 * were raised.
 *
 * @param loaded keep it the same between renders
 */
export function useFollowUps(
  companyId: string,
  loaded: readonly LiveFollowUp[],
  revision: number,
): LiveFollowUps {
  const room = useRoom(formatRoomName({ kind: "company", companyId }));
  const values = useMemo(
    () => Object.fromEntries(loaded.map((each) => [followUpKey(each.id), each])),
    [loaded],
  );
  const live = useLiveValuesUnder<LiveFollowUp | null>(room, FOLLOW_UP_PREFIX, values, revision);
  const followUps = useMemo(
    () => [...live.values()].flatMap((each) => each ?? []).sort(order),
    [live],
  );
  return { room, followUps };
}

function order(left: LiveFollowUp, right: LiveFollowUp): number {
  return (
    left.raisedFor.localeCompare(right.raisedFor) ||
    left.department.id.localeCompare(right.department.id) ||
    left.position - right.position
  );
}
