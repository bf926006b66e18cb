import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createRequestListener, type ClientAddress } from "@remix-run/node-fetch-server";
import { createRequestHandler, type AppLoadContext, type ServerBuild } from "@remix-run/node";
import sirv from "sirv";
import type { OpenDatabase } from "#db/client";
import { PictureLimit } from "~/domain/picture/picture-rules";
import type { Services } from "~/services/context.server";
import { pageAsked } from "~/services/return-path.server";
import { sessionCookie, signedInBy, type SignedIn } from "~/services/session.server";
import { commandAt, serveCommand } from "./commands";
import { contentSecurityPolicy, SECURITY_HEADERS, TRANSPORT_SECURITY } from "./headers";
import { cameFrom } from "./client-address";
import type { Log } from "./log";
import type { Metrics } from "./operations/metrics";
import type { ReadinessProbe } from "./operations/readiness";
import { noteRefusal, noteRequest, requestIdOf } from "./operations/request-log";
import { isSameOrigin } from "./origin";

/** Names a request, in its log line, in its errors and to whoever sent it. */
const REQUEST_ID = "x-request-id";

/** No form is larger. */
const MAX_BODY_BYTES = 1024 * 1024;

/** Where pictures are sent to (routes/pictures.$meeting.$department), each as a whole body. */
const PICTURES = "/pictures/";

export interface HttpOptions {
  services: Services;
  build: ServerBuild;
  /** The folder of built client files. */
  clientFolder: string;
  log: Log;
  metrics: Pick<Metrics, "answered">;
  readiness: Pick<ReadinessProbe, "read">;
  kept: OpenDatabase["kept"];
}

/** What browsers are served and send with; nothing of ours asks for another method. */
const METHODS = ["GET", "HEAD", "POST"];

/** Of what tells the process's state: true now only. */
const STATE_HEADERS = {
  "content-type": "text/plain; charset=utf-8",
  "cache-control": "no-store",
};

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * The HTTP side of the server: health and readiness, commands, static files, then Remix. Every
 * request that may change something must come from our own pages, whichever route it is for (Remix
 * itself checks UI routes only, and lets a missing Origin pass).
 */
export function createHttpListener(options: HttpOptions): Listener {
  const { services, log } = options;
  const handleRemix = createRequestHandler(options.build, "production");
  const remix = createRequestListener(
    async (request: Request, client: ClientAddress) => {
      if (!METHODS.includes(request.method)) {
        return new Response(null, { status: 405, headers: { allow: METHODS.join(", ") } });
      }
      const forwarded = request.headers.get("x-forwarded-for");
      const address = cameFrom(services.secure, forwarded, client.address);
      const requestId = request.headers.get(REQUEST_ID) ?? "";
      if (!isSafe(request.method) && !isSameOrigin(request.headers)) {
        noteRefusal(log, 403, { requestId, address, who: null });
        return new Response("Cross-origin request refused", { status: 403 });
      }
      const most = mostBytes(request);
      if (Number(request.headers.get("content-length") ?? 0) > most) {
        return new Response("Too large", { status: 413 });
      }
      const reportFailure = (error: unknown) => log.error("request failed", { requestId, error });
      const context = await loadContext(services, request, { address, reportFailure });
      const response = await handleRemix(limitBody(request, most), context);
      // Whoever is told that something is done finds it done after a power cut, too.
      if (!isSafe(request.method)) await options.kept();
      noteRefusal(log, response.status, { requestId, address, who: context.who });
      return compressed(withHeaders(response, context.nonce), request);
    },
    {
      onError(error) {
        log.error("request failed", { error });
        return new Response("Internal Server Error", { status: 500 });
      },
    },
  );
  const files = sirv(options.clientFolder, {
    immutable: true,
    brotli: true,
    gzip: true,
    maxAge: 31536000,
    setHeaders: cacheAssetsOnly,
  });

  const signedIn = async (cookie: string | null) => (await signedInFrom(services, cookie)).who;
  const commands = { services, log, signedIn, kept: options.kept };

  return (request, response) => {
    for (const [name, value] of SECURITY_HEADERS) response.setHeader(name, value);
    if (services.secure) response.setHeader(...TRANSPORT_SECURITY);
    if (request.url === "/healthz") {
      response.writeHead(200, STATE_HEADERS).end("ok");
    } else if (request.url === "/readyz") {
      const answer = options.readiness.read();
      response.writeHead(answer === "ready" ? 200 : 503, STATE_HEADERS).end(answer);
    } else {
      const requestId = requestIdOf(request.headers);
      request.headers[REQUEST_ID] = requestId;
      noteRequest(request, response, requestId, options);
      const name = commandAt(request.url ?? "");
      if (name === null) files(request, response, () => void remix(request, response));
      else void serveCommand(request, response, commands, { name, requestId });
    }
  };
}

/** Only hashed file names may be cached for ever; the favicon must not. */
function cacheAssetsOnly(response: ServerResponse, path: string): void {
  if (!path.startsWith("/assets/")) response.setHeader("cache-control", "public, max-age=3600");
}

function isSafe(method: string): boolean {
  return method === "GET" || method === "HEAD";
}

/** How large the body of a request may be. */
function mostBytes({ url }: Request): number {
  return new URL(url).pathname.startsWith(PICTURES) ? PictureLimit.bytes : MAX_BODY_BYTES;
}

/** Content-Length may be absent (chunked): count what really arrives. */
function limitBody(request: Request, most: number): Request {
  if (!request.body) return request;
  let received = 0;
  const limited = request.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        received += chunk.byteLength;
        if (received > most) controller.error(new Error("request body too large"));
        else controller.enqueue(chunk);
      },
    }),
  );
  return new Request(request, { body: limited, duplex: "half" } as RequestInit);
}

async function loadContext(
  services: Services,
  request: Request,
  { address, reportFailure }: Pick<AppLoadContext, "address" | "reportFailure">,
): Promise<AppLoadContext> {
  const { token, who } = await signedInFrom(services, request.headers.get("cookie"));
  return {
    services,
    who,
    token,
    locale: who?.locale ?? localeOf(request.headers),
    nonce: randomBytes(16).toString("base64"),
    asked: pageAsked(request),
    address,
    reportFailure,
  };
}

/** The person a Cookie header stands for; nulls when there is no valid session. */
async function signedInFrom(
  services: Services,
  cookieHeader: string | null,
): Promise<{ token: string | null; who: SignedIn | null }> {
  const token = await sessionTokenFrom(services, cookieHeader);
  if (token === null) return { token: null, who: null };
  return { token, who: signedInBy(services.db, token, services.clock.now()) };
}

/**
 * The session token in a Cookie header, whether or not it is valid; null when there is none. Enough
 * for the websocket's upgrade: the rooms ask for themselves who holds it, and again and again.
 */
export async function sessionTokenFrom(
  { secure }: Pick<Services, "secure">,
  cookieHeader: string | null,
): Promise<string | null> {
  const token: unknown = await sessionCookie(secure).parse(cookieHeader);
  return typeof token === "string" ? token : null;
}

/** Before anybody has signed in: the language cookie, else Chinese. */
function localeOf(headers: Headers): "zh-CN" | "en" {
  return /(?:^|;\s*)language=en(?:;|$)/.test(headers.get("cookie") ?? "") ? "en" : "zh-CN";
}

/** Pages and answers are text of many kilobytes, and Wi-Fi in a meeting room is slow. */
function compressed(response: Response, request: Request): Response {
  const accepts = /\bgzip\b/.test(request.headers.get("accept-encoding") ?? "");
  const isText = /^(text|application)\//.test(response.headers.get("content-type") ?? "");
  if (!accepts || !isText || !response.body) return response;
  const headers = new Headers(response.headers);
  headers.set("content-encoding", "gzip");
  headers.append("vary", "Accept-Encoding");
  headers.delete("content-length");
  const body = response.body.pipeThrough(new CompressionStream("gzip"));
  return new Response(body, { status: response.status, statusText: response.statusText, headers });
}

function withHeaders(response: Response, nonce: string): Response {
  const headers = new Headers(response.headers);
  const isPage = headers.get("content-type")?.startsWith("text/html");
  if (isPage && !headers.has("content-security-policy")) {
    headers.set("content-security-policy", contentSecurityPolicy(nonce));
  }
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
  return new Response(response.body, {
    status: response.status,
    statusText: response.statusText,
    headers,
  });
}
