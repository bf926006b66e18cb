import { useSyncExternalStore } from "react";
import type * as Y from "yjs";
import type { Room } from "~/collab/room";
import { sheetVersion } from "~/sheet/sheet-document";

const subscribeNothing = () => () => undefined;

/**
 * The room's document once its whole content is here, and from then on whatever the connection does;
 * null before, and on the server. Re-renders only when that changes.
 */
export function useSyncedDoc(room: Room | null): Y.Doc | null {
  const here = useSyncExternalStore(
    room?.connection.status.subscribe ?? subscribeNothing,
    () => room !== null && hasContent(room),
    () => false,
  );
  return here ? (room?.connection.doc ?? null) : null;
}

function hasContent({ connection: { doc, status } }: Room): boolean {
  const { state } = status.get();
  switch (state.kind) {
    case "connecting":
      return false;
    case "open":
      return state.synced;
    case "reconnecting":
    case "refused-edits":
      return true;
    case "refused":
      // The content may have come before the refusal; a document that came carries its version.
      return sheetVersion(doc) !== null;
  }
}
