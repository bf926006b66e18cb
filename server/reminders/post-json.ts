import { lookup, type LookupAddress } from "node:dns";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { LookupFunction } from "node:net";
import { isLoopbackAddress, isPrivateAddress } from "~/domain/reminders/private-address";

/** An answer, or how far the request came without one. */
export type Posted =
  | { readonly kind: "answered"; readonly status: number; readonly body: string }
  | { readonly kind: "private-address" }
  | { readonly kind: "unreachable" }
  /** The request was sent whole and never answered: it may have had its effect. */
  | { readonly kind: "unanswered" };

/** How long the whole exchange may take, ms, and how much of an answer is read, octets. */
const TIMEOUT = 10_000;
const MOST_ANSWER = 64 * 1024;

/** The code of the error with which a name that stands for an internal address is refused. */
const PRIVATE = "EPRIVATE";

export interface PostOptions {
  /** Whether this machine itself may be called: for tests only. */
  allowLoopback: boolean;
  signal: AbortSignal;
  timeoutMs?: number;
}

/**
 * Posts JSON. Redirects are not followed, and the address that a name stands for is judged where it
 * is looked up for the connection itself: nobody can answer one address to the judge and another to
 * the connection.
 */
export function postJson(target: string, value: unknown, options: PostOptions): Promise<Posted> {
  const url = new URL(target);
  const body = Buffer.from(JSON.stringify(value));
  const request = url.protocol === "http:" ? requestHttp : requestHttps;
  return new Promise((resolve) => {
    let sent = false;
    const lost = (error: NodeJS.ErrnoException) =>
      resolve({
        kind: error.code === PRIVATE ? "private-address" : sent ? "unanswered" : "unreachable",
      });
    const outgoing = request(url, {
      method: "POST",
      headers: {
        "content-type": "application/json; charset=utf-8",
        "content-length": body.byteLength,
      },
      agent: false,
      lookup: guardedLookup(options.allowLoopback),
      signal: AbortSignal.any([options.signal, AbortSignal.timeout(options.timeoutMs ?? TIMEOUT)]),
    });
    outgoing.on("finish", () => (sent = true));
    outgoing.on("error", lost);
    outgoing.on("response", (response) => {
      const parts: Buffer[] = [];
      let length = 0;
      response.on("data", (part: Buffer) => {
        length += part.byteLength;
        if (length > MOST_ANSWER) response.destroy(new Error("answer too long"));
        else parts.push(part);
      });
      response.on("error", lost);
      response.on("end", () =>
        resolve({
          kind: "answered",
          status: response.statusCode ?? 0,
          body: Buffer.concat(parts).toString("utf8"),
        }),
      );
    });
    outgoing.end(body);
  });
}

/** Looks a name up and refuses it when any of its addresses lies inside somebody's network. */
function guardedLookup(allowLoopback: boolean): LookupFunction {
  const isRefused = ({ address }: LookupAddress) =>
    isPrivateAddress(address) && !(allowLoopback && isLoopbackAddress(address));
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error) return callback(error, "");
      if (!first || addresses.some(isRefused)) {
        return callback(Object.assign(new Error("not a public address"), { code: PRIVATE }), "");
      }
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}
