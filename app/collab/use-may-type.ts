import { useSyncExternalStore } from "react";
import { mayType } from "./connection-state";
import type { Room } from "./room";

const subscribeNothing = () => () => undefined;

/** Whether the room's fields may be typed in. Re-renders only when that changes. */
export function useMayType(room: Room | null): boolean {
  const status = room?.connection.status;
  return useSyncExternalStore(
    status?.subscribe ?? subscribeNothing,
    () => status !== undefined && mayType(status.get()),
    () => false,
  );
}
