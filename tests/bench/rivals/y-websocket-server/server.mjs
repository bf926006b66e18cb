import ws from "ws";
import { serveYWebsocket } from "../server-process.mjs";

// @y/websocket-server, y-websocket's server since its version 3, with its LevelDB persistence.
await serveYWebsocket({
  WebSocketServer: ws.Server,
  load: () => import("@y/websocket-server/utils"),
});
