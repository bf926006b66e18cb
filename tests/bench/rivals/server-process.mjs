import { createServer } from "node:http";

/** What every rival's server script shares. It is copied next to the folders that they run in. */

/** @returns {{ port: number, dataDir: string }} from `node server.mjs PORT DATA_DIR` */
export function readArguments() {
  const [, , port, dataDir] = process.argv;
  if (!port || !dataDir) throw new Error("usage: node server.mjs PORT DATA_DIR");
  return { port: Number(port), dataDir };
}

/** Only this machine's clients reach it. */
export const HOST = "127.0.0.1";

/** Says that it listens, in the one line that it prints. */
export function sayReady() {
  process.stdout.write("ready\n");
}

/**
 * @param {() => Promise<unknown>} finish what is to be done before the process ends
 */
export function onTermination(finish) {
  process.once("SIGTERM", async () => {
    await finish();
    process.exit(0);
  });
}

/**
 * The server of y-websocket and of its successor, put together as their own command does it. That
 * command has no way to end but being killed; here what waits for LevelDB is written first.
 * @param {{ WebSocketServer: any, load: () => Promise<any> }} parts load imports the package's
 *   utilities, which read the environment when they are loaded
 */
export async function serveYWebsocket({ WebSocketServer, load }) {
  const { port, dataDir } = readArguments();
  process.env.YPERSISTENCE = dataDir;
  // Where the data is kept goes to console.info.
  console.info = () => undefined;
  const { setupWSConnection, getPersistence } = await load();
  const sockets = new WebSocketServer({ noServer: true });
  sockets.on("connection", setupWSConnection);
  const server = createServer((_request, response) => response.end("okay"));
  server.on("upgrade", (request, socket, head) =>
    sockets.handleUpgrade(request, socket, head, (client) =>
      sockets.emit("connection", client, request),
    ),
  );
  server.listen(port, HOST, sayReady);
  onTermination(() => {
    server.close();
    for (const client of sockets.clients) client.terminate();
    return getPersistence().provider.destroy();
  });
}
