import { mayType } from "./connection-state";
import { createPresence, type RoomPresence } from "./presence";
import { connectRoom, type RoomAddress, type RoomConnection } from "./room-connection";
import { createUndo, type DocumentUndo } from "./undo";

/** Everything that a screen does with a room. */
export type Room = {
  readonly connection: RoomConnection;
  readonly presence: RoomPresence;
  readonly undo: DocumentUndo;
  destroy(): void;
};

/** Opens a room with all that belongs to it. */
export function openRoom(address: RoomAddress): Room {
  const connection = connectRoom(address);
  const presence = createPresence(connection.awareness);
  const undo = createUndo(connection.doc, () => mayType(connection.status.get()));
  return {
    connection,
    presence,
    undo,
    destroy() {
      undo.destroy();
      presence.destroy();
      connection.destroy();
    },
  };
}
