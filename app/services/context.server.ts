import type { Db } from "#db/client";
import type { Clock, Mode, Rooms } from "./ports";
import type { SignedIn } from "./session.server";

/** What every verb and view gets: the database, the clock, the room server, how we were started. */
export interface Services {
  db: Db;
  clock: Clock;
  rooms: Rooms;
  mode: Mode;
  /** Served behind TLS: cookies are marked secure. */
  secure: boolean;
}

/** The services, and who is asking. */
export interface Ask extends Services {
  who: SignedIn;
}

declare module "@remix-run/node" {
  /** Made once per request by server/http.ts. */
  interface AppLoadContext {
    services: Services;
    /** Null when nobody is signed in. */
    who: SignedIn | null;
    /** The raw session token, only for signing out. */
    token: string | null;
    locale: "zh-CN" | "en";
    /** The nonce of this response's content security policy. */
    nonce: string;
    /** The address the request came from, for rate limits. */
    address: string;
  }
}
