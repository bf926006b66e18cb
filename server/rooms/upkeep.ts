/** What is done for every connection again and again: is its peer alive, has it still its rights. */
import type { WebSocket } from "ws";
import { encodeAwarenessUpdate } from "~/protocol/awareness-update";
import { encodeMessage } from "~/protocol/messages";
import type { Connection } from "./connection";
import { Framed } from "./framed";
import type { Room } from "./room";
import { Rounds } from "./rounds";
import type { RoomSettings } from "./settings";

/** A connection in its room. */
type Membership = { readonly room: Room; readonly member: Connection };

/** An awareness message about nobody: the smallest that a y-websocket client takes as life. */
const HEARTBEAT = Framed.of(
  encodeMessage({ type: "awareness", update: encodeAwarenessUpdate([]) }),
);

/** See the file's header. */
export class Upkeep {
  private readonly liveness: Rounds<Connection>;
  private readonly rights: Rounds<Membership>;

  /** @param judge judges a member's rights anew, should a change of them not have been told */
  constructor(
    { livenessMs, recheckMs }: RoomSettings,
    judge: (room: Room, member: Connection) => void,
  ) {
    this.liveness = new Rounds(livenessMs, (connection) => connection.checkAlive(HEARTBEAT));
    this.rights = new Rounds(recheckMs, ({ room, member }) => {
      if (room.members.has(member)) judge(room, member);
    });
  }

  /** Begins with a connection that has come into a room; ends when its socket has closed. */
  begin(socket: WebSocket, membership: Membership): void {
    this.liveness.add(membership.member);
    this.rights.add(membership);
    socket.once("close", () => {
      this.liveness.delete(membership.member);
      this.rights.delete(membership);
    });
  }

  /** Ends it all. */
  stop(): void {
    this.liveness.stop();
    this.rights.stop();
  }
}
