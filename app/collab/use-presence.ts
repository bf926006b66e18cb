import type { PersonHere } from "./presence";
import type { Room } from "./room";
import { useByFrame } from "./use-by-frame";

const NOBODY: readonly PersonHere[] = [];

/** Who is in the room besides this screen; empty without a room and on the server. */
export function usePeople(room: Room | null): readonly PersonHere[] {
  return useByFrame(room?.presence.people ?? null, NOBODY);
}
