import type { IncomingMessage, ServerResponse } from "node:http";
import { PERSON_HEADER } from "~/protocol/person-header";
import type { OpenDatabase } from "#db/client";
import { answerCommand } from "~/services/answer-command.server";
import type { Services } from "~/services/context.server";
import { parseSent } from "~/services/parse-sent.server";
import type { SignedIn } from "~/services/session.server";
import { cameFrom } from "./client-address";
import type { Log } from "./log";
import { noteRefusal } from "./operations/request-log";
import { isSameOrigin } from "./origin";

/** Where commands are sent to, each under its name. */
const PATH = /^\/commands\/([^/?]*)(?:\?|$)/;

const JSON_TYPE = /^application\/json(?:;|$)/;

/** No command is larger; a year of levels for a large scorecard pastes into a tenth. */
const MAX_BODY_BYTES = 1024 * 1024;
/** How much of one that is too large is read, so that its sender comes to read the answer. */
const MAX_READ_BYTES = 16 * MAX_BODY_BYTES;

/** The name of the command that an address carries out; null for any other address. */
export function commandAt(url: string): string | null {
  return PATH.exec(url)?.[1] ?? null;
}

/**
 * Carries out one command, sent as JSON from our own pages, and answers with its outcome as JSON.
 *
 * Beside Remix, straight from Node's request and into its response: everybody in the room waits for
 * the light that a command changes, and Remix's routing, fetch's requests, their streams and the
 * compression of a hundred bytes took as long as the command. What it changed is on everybody's screen
 * when it is written; its sender is answered when it is kept.
 *
 * @param around `signedIn`: who a Cookie header stands for
 * @param command its name, and what names the request to the operator when it fails
 */
export async function serveCommand(
  request: IncomingMessage,
  response: ServerResponse,
  around: {
    readonly services: Services;
    readonly log: Log;
    readonly kept: OpenDatabase["kept"];
    readonly signedIn: (cookie: string | null) => Promise<SignedIn | null>;
  },
  { name, requestId }: { readonly name: string; readonly requestId: string },
): Promise<void> {
  const { services, log, kept } = around;
  const reportFailure = (error: unknown) => log.error("request failed", { requestId, error });
  const headers = { get: (header: string) => single(request.headers[header]) };
  response.setHeader("cache-control", "no-store");
  if (request.method !== "POST") {
    // Commands are only sent: an address that somebody typed or followed shows nothing.
    response.setHeader("allow", "POST");
    return end(response, 405, "Commands are sent by POST");
  }
  const peer = request.socket.remoteAddress ?? "";
  const address = cameFrom(services.secure, headers.get("x-forwarded-for"), peer);
  if (!isSameOrigin(headers)) {
    noteRefusal(log, 403, { requestId, address, who: null });
    return end(response, 403, "Cross-origin request refused");
  }
  // Sent as anything else it is no command at all: a form of another site's can send the other kinds.
  if (!JSON_TYPE.test(headers.get("content-type") ?? "")) {
    return end(response, 415, "Commands are JSON");
  }
  try {
    const body = await bodyOf(request);
    if (body === "gone") return;
    if (body === "too-large") {
      response.setHeader("connection", "close");
      return end(response, 413, "Too large");
    }
    const who = await around.signedIn(headers.get("cookie"));
    const sent = { name, typedBy: headers.get(PERSON_HEADER), raw: parseSent(body.toString()) };
    const { status, outcome } = await answerCommand({ services, who, reportFailure, kept }, sent);
    noteRefusal(log, status, { requestId, address, who });
    response.setHeader("content-type", "application/json");
    response.writeHead(status).end(JSON.stringify(outcome));
  } catch (error) {
    reportFailure(error);
    end(response, 500, "Internal Server Error");
  }
}

/**
 * The whole body. How long it says it is may be absent: what really arrives is counted, and what is
 * too much is read to its end without being kept: whoever is still sending when the connection closes
 * never reads the answer. Not without end.
 */
function bodyOf(request: IncomingMessage): Promise<Buffer | "too-large" | "gone"> {
  return new Promise((resolve) => {
    let parts: Buffer[] = [];
    let bytes = 0;
    request.on("data", (part: Buffer) => {
      bytes += part.byteLength;
      if (bytes <= MAX_BODY_BYTES) return void parts.push(part);
      parts = [];
      if (bytes > MAX_READ_BYTES) resolve("too-large");
    });
    request.once("end", () => resolve(bytes > MAX_BODY_BYTES ? "too-large" : Buffer.concat(parts)));
    request.once("close", () => resolve("gone"));
    if (Number(request.headers["content-length"] ?? 0) > MAX_READ_BYTES) resolve("too-large");
  });
}

function end(response: ServerResponse, status: number, words: string): void {
  response.setHeader("content-type", "text/plain");
  response.writeHead(status).end(words);
}

function single(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value[0] : value) ?? null;
}
