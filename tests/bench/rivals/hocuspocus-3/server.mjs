import { join } from "node:path";
import { SQLite } from "@hocuspocus/extension-sqlite";
import { Server } from "@hocuspocus/server";
import { HOST, onTermination, readArguments, sayReady } from "../server-process.mjs";

// Hocuspocus 3 with its SQLite extension and its own defaults: a document is stored two seconds
// after the last change to it, ten seconds after the first at the latest, and when everybody left.
const { port, dataDir } = readArguments();
const sqlite = new SQLite({ database: join(dataDir, "hocuspocus.sqlite") });
const server = new Server({ quiet: true, stopOnSignals: false, extensions: [sqlite] });
// Its own `listen` hands the address to node:net by a name that net does not know, and the extension
// does not wait for its table, without which the first to come are sent away.
server.httpServer.listen(port, HOST, () => sqlite.db.wait(sayReady));
onTermination(async () => {
  await server.destroy();
  // Nor does it wait for its writes; closing the database does.
  await new Promise((resolve) => sqlite.db.close(resolve));
});
