/** One line per answered request, with an id that its errors carry too. */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { SignedIn } from "~/services/session.server";
import type { Log } from "../log";
import type { Metrics } from "./metrics";

/** What a proxy may have named a request; anything else is not taken over. */
const REQUEST_ID = /^[A-Za-z0-9._-]{8,64}$/;

/** Paths in which the last part is a secret. */
const SECRET_PATHS = /^\/(invitation|set-up|calendar)\/.*/;

/** The id of a request: the proxy's, or a new one. */
export function requestIdOf(headers: IncomingMessage["headers"]): string {
  const given = headers["x-request-id"];
  return typeof given === "string" && REQUEST_ID.test(given) ? given : randomUUID();
}

/** A request's path as it may be logged: without its query, and without the token in it. */
export function loggedPath(target: string): string {
  const path = target.split("?", 1)[0] ?? "";
  return path.replace(SECRET_PATHS, "/$1/…").slice(0, 200);
}

/**
 * Notes a request when it has been answered.
 *
 * @param requestId goes into the line and back to the client
 */
export function noteRequest(
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
  { log, metrics }: { log: Log; metrics: Pick<Metrics, "answered"> },
): void {
  const began = performance.now();
  response.setHeader("x-request-id", requestId);
  response.once("close", () => {
    const ms = performance.now() - began;
    const method = request.method ?? "";
    // A peer that went away before its answer has no status: what was set was never sent.
    const status = response.writableFinished ? response.statusCode : 499;
    metrics.answered(method, status, ms);
    const path = loggedPath(request.url ?? "");
    if (path.startsWith("/assets/")) return;
    log.info("request", { requestId, method, path, status, ms: Math.round(ms) });
  });
}

/**
 * Says who was refused, and from where: guessing and prying show in the log. Any other status is
 * none, and says nothing.
 */
export function noteRefusal(
  log: Log,
  status: number,
  { requestId, address, who }: { requestId: string; address: string; who: SignedIn | null },
): void {
  if (status !== 401 && status !== 403 && status !== 429) return;
  log.warn("refused", { requestId, status, address, personId: who?.actor.personId ?? null });
}
