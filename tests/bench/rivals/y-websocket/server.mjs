import ws from "ws";
import { serveYWebsocket } from "../server-process.mjs";

// y-websocket 2.1.0, the last version that came with its server, with its LevelDB persistence.
await serveYWebsocket({
  WebSocketServer: ws.Server,
  load: () => import("y-websocket/bin/utils"),
});
