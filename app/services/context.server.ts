import type { Db } from "#db/client";
import type { Clock, Mode, Reminders, Rooms } from "./ports";
import type { SignedIn } from "./session.server";

/** What every verb and view gets: the database, the clock, the room server, how we were started. */
export interface Services {
  db: Db;
  clock: Clock;
  rooms: Rooms;
  reminders: Reminders;
  mode: Mode;
  /** Served behind TLS: cookies are marked secure. */
  secure: boolean;
}

/** The services, and who is asking. */
export interface Ask extends Services {
  who: SignedIn;
}

declare module "@remix-run/node" {
  /** Loader data crosses as it is (single fetch, see remix.config.js): nothing of it is optional. */
  interface Future {
    v3_singleFetch: true;
  }

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
    /** The path of the page that was asked for: where signing in leads back to. */
    asked: string;
    /** The address the request came from, for rate limits. */
    address: string;
    /** Tells the operator that the product failed: a bug, never something a person did. */
    reportFailure(error: unknown): void;
  }
}
