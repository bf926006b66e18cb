import { join } from "node:path";
import { SQLite } from "@hocuspocus/extension-sqlite";
import { Server } from "@hocuspocus/server";
import { HOST, onTermination, readArguments, sayReady } from "../server-process.mjs";

// Hocuspocus 4 with its SQLite extension and its own defaults: a document is stored two seconds
// after the last change to it, ten seconds after the first at the latest, and when everybody left.
const { port, dataDir } = readArguments();
const server = new Server({
  port,
  address: HOST,
  quiet: true,
  stopOnSignals: false,
  extensions: [new SQLite({ database: join(dataDir, "hocuspocus.sqlite") })],
});
await server.listen();
sayReady();
onTermination(() => server.destroy());
