/**
 * The operator's own door: figures on a port of its own, which listens on this machine only unless
 * told otherwise. It is never reachable through the address that people use.
 */
import { createServer, type Server } from "node:http";
import type { Metrics } from "./metrics";

/** Serves `GET /metrics`. @throws Node's own error when the address cannot be had. */
export async function listenForOperator(
  metrics: Pick<Metrics, "text" | "contentType">,
  port: number,
  host: string,
): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.method !== "GET" || request.url !== "/metrics") {
      response.writeHead(404).end();
      return;
    }
    metrics.text().then(
      (text) => response.writeHead(200, { "content-type": metrics.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return server;
}
