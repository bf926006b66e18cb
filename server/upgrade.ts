import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import { ROOM_PATH_PREFIX } from "~/protocol/room-name";
import type { Services } from "~/services/context.server";
import { signedInFrom } from "./http";
import type { Log } from "./log";
import { isSameOrigin } from "./origin";
import type { Hub } from "./rooms/hub";
import { MAX_FRAME_BYTES } from "./rooms/settings";

/** Only for resolving the path of a request; never contacted. */
const BASE = "http://internal";

/**
 * Answers websocket upgrades for `/rooms/<room>`: same origin only, then the hub decides.
 *
 * A refusal is said by accepting and closing with a 44xx code, because y-websocket takes an HTTP
 * error for a passing fault and retries it for ever. A foreign origin gets no socket at all.
 *
 * @returns the websocket server, to close with the process.
 */
export function acceptUpgrades(
  server: Server,
  services: Services,
  hub: Hub,
  log: Log,
): WebSocketServer {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
  });

  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Node has taken its own listener away: a peer that goes must not end the process.
    socket.on("error", () => socket.destroy());
    const target = request.url ?? "/";
    if (!URL.canParse(target, BASE)) return refuse(socket, 404);
    const url = new URL(target, BASE);
    if (!url.pathname.startsWith(ROOM_PATH_PREFIX)) return refuse(socket, 404);
    const headers = { get: (name: string) => single(request.headers[name]) };
    if (!isSameOrigin(headers)) return refuse(socket, 403);
    signedInFrom(services, headers.get("cookie"))
      .then(({ token }) => {
        sockets.handleUpgrade(request, socket, head, (ws) => {
          hub.accept(ws, {
            room: decodeRoom(url.pathname.slice(ROOM_PATH_PREFIX.length)),
            session: token,
            generation: url.searchParams.get("generation"),
          });
        });
      })
      .catch((error: unknown) => {
        log.error("upgrade failed", { error });
        socket.destroy();
      });
  });
  return sockets;
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
