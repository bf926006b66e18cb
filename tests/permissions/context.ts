import type { AppLoadContext } from "@remix-run/node";
import type { Services } from "~/services/context.server";
import type { SignedIn } from "~/services/session.server";

let requests = 0;

/** What server/http.ts hands to a route, each request from an address of its own. */
export function contextOf(services: Services, who: SignedIn | null): AppLoadContext {
  requests += 1;
  return {
    services,
    who,
    token: null,
    locale: "zh-CN",
    nonce: "",
    asked: "/somewhere",
    address: `192.0.2.${requests}`,
    reportFailure(error) {
      throw error;
    },
  };
}
