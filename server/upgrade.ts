import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocket, WebSocketServer } from "ws";
import { CloseCode, closeReason } from "~/protocol/close-codes";
import { ROOM_PATH_PREFIX } from "~/protocol/read-room-name";
import type { Services } from "~/services/context.server";
import { sessionTokenFrom } from "./http";
import type { Log } from "./log";
import { isSameOrigin } from "./origin";
import type { Entrance, Hub } from "./rooms/hub";
import { DEFAULT_SETTINGS } from "./rooms/settings";

/** How RFC 6455 says that a message is too large. */
const TOO_BIG = 1009;

/**
 * A socket that refuses what is too large by its head, without reading it, and with the code that the
 * client takes as final: after 1009 it would send the same again for ever.
 */
class RoomSocket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    if (code === TOO_BIG) super.close(CloseCode.tooLarge, closeReason(CloseCode.tooLarge));
    else super.close(code, reason);
  }
}

/**
 * Answers websocket upgrades for `/rooms/<room>`: same origin only, then the hub decides.
 *
 * A refusal is said by accepting and closing with a 44xx code, because y-websocket takes an HTTP
 * error for a passing fault and retries it for ever. A foreign origin gets no socket at all.
 */
export function acceptUpgrades(
  server: Server,
  services: Pick<Services, "secure">,
  hub: Pick<Hub, "accept">,
  log: Log,
): void {
  const sockets = new WebSocketServer({
    noServer: true,
    WebSocket: RoomSocket,
    maxPayload: DEFAULT_SETTINGS.maxMessageBytes,
    perMessageDeflate: false,
    // The hub knows them.
    clientTracking: false,
  });

  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Node has taken its own listener away: a peer that goes must not end the process.
    socket.on("error", destroyed);
    const target = targetOf(request);
    if (target === null) return refuse(socket, 404);
    const headers = { get: (name: string) => single(request.headers[name]) };
    if (!isSameOrigin(headers)) return refuse(socket, 403);
    sessionTokenFrom(services, headers.get("cookie"))
      .then((session) => {
        // What is said at the door leaves in one packet with the answer to the upgrade.
        socket.cork();
        sockets.handleUpgrade(request, socket, head, (ws) => {
          hub.accept(ws, { ...target, session, wire: socket });
        });
        socket.uncork();
      })
      .catch((error: unknown) => {
        log.error("upgrade failed", { error });
        socket.destroy();
      });
  });
}

/** Apart, so that no socket keeps its request and all that came with it for as long as it lives. */
function destroyed(this: Duplex): void {
  this.destroy();
}

/** Which room a request is for, and which copy of it is held; null when it is for none. */
function targetOf({ url = "/" }: IncomingMessage): Pick<Entrance, "room" | "generation"> | null {
  const [path = "", query = ""] = url.split("?", 2);
  if (!path.startsWith(ROOM_PATH_PREFIX)) return null;
  return {
    room: decodeRoom(path.slice(ROOM_PATH_PREFIX.length)),
    generation: new URLSearchParams(query).get("generation"),
  };
}

function refuse(socket: Duplex, status: 403 | 404): void {
  socket.end(
    `HTTP/1.1 ${status} ${status === 403 ? "Forbidden" : "Not Found"}\r\nConnection: close\r\n\r\n`,
  );
}

function single(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

/** A path that cannot be decoded is passed on as it is: the hub refuses it as an unknown room. */
function decodeRoom(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
