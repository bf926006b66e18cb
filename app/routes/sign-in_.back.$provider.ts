import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import {
  backAddress,
  endJourney,
  journeyCookie,
  journeyIn,
} from "~/services/identity-provider.server";
import { publicOrigin } from "~/services/public-origin.server";
import { pathWithin } from "~/services/return-path.server";
import { beginAgainPath } from "~/services/second-factor/way-in.server";
import { sessionCookie } from "~/services/session.server";

/** Where an identity provider sends people back to. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { services, address } = context;
  const cookie = journeyCookie(services.secure);
  const journey = journeyIn(await cookie.parse(request.headers.get("cookie")));
  const providerId = params["provider"] ?? "";
  const came = new URL(backAddress(publicOrigin(request, services.secure), providerId));
  came.search = new URL(request.url).search;
  const ended = await endJourney(services, journey, { came, providerId, address });
  const to = pathWithin(journey?.to);
  const headers = new Headers();
  headers.append("set-cookie", await cookie.serialize("", { maxAge: 0 }));
  if (!ended.ok) return redirect(beginAgainPath(to, ended.error), { headers });
  headers.append("set-cookie", await sessionCookie(services.secure).serialize(ended.value.token));
  return redirect(to, { headers });
}
