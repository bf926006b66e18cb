import { WebSocketServer } from "ws";
import { HOST, onTermination, readArguments, sayReady } from "../../rivals/server-process.mjs";

// Passes y-websocket's messages on to everybody else in a room, and does nothing else: no document,
// no disk, no rights. What is measured of it is the clients and the machine.

const SYNC = 0;
const STEP_1 = 0;
const STEP_2 = 1;
/** Sync step 2 with an update that changes nothing. */
const NOTHING_MORE = Uint8Array.of(SYNC, STEP_2, 2, 0, 0);

/** @type {Map<string, { members: Set<import("ws").WebSocket>, said: Buffer[] }>} */
const rooms = new Map();
const { port } = readArguments();
const server = new WebSocketServer({ port, host: HOST }, sayReady);
server.on("connection", (socket, { url = "" }) => {
  const room = rooms.get(url) ?? { members: new Set(), said: [] };
  rooms.set(url, room);
  room.members.add(socket);
  socket.on("close", () => room.members.delete(socket));
  socket.on("message", (/** @type {Buffer} */ message) => {
    if (message[0] === SYNC && message[1] === STEP_1) {
      // Whoever comes is told everything once more.
      for (const each of [...room.said, NOTHING_MORE]) socket.send(each);
      return;
    }
    room.said.push(message);
    for (const member of room.members) if (member !== socket) member.send(message);
  });
});
onTermination(async () => server.close());
