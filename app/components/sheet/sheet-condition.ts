import type { ConnectionState } from "~/collab/connection-state";

/** What there is to say about a page that cannot be written on; null when it can. */
export type SheetCondition = "loading" | "readOnly" | "sealed" | "disconnected" | null;

/**
 * The condition of a room's page.
 *
 * @param state null as long as the room is not open
 * @param patient whether connecting has not yet taken longer than it usually does
 */
export function sheetCondition(state: ConnectionState | null, patient: boolean): SheetCondition {
  if (state === null) return "loading";
  switch (state.kind) {
    case "connecting":
      return patient ? "loading" : "disconnected";
    case "open":
      if (!state.synced) return "loading";
      if (state.sealed) return "sealed";
      return state.mayEdit ? null : "readOnly";
    case "reconnecting":
      if (state.sealed) return "sealed";
      return state.mayEdit ? null : "readOnly";
    case "refused-edits":
      return state.code === "sealed" ? "sealed" : "readOnly";
    case "refused":
      return "disconnected";
  }
}
