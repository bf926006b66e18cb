import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { endJourney, journeyCookie } from "~/services/identity-provider.server";
import { publicOrigin } from "~/services/public-origin.server";
import { pathWithin } from "~/services/return-path.server";
import { sessionCookie } from "~/services/session.server";

/** Where an identity provider sends people back to. */
export async function loader({ request, context: { services } }: LoaderFunctionArgs) {
  const cookie = journeyCookie(services.secure);
  const kept: unknown = await cookie.parse(request.headers.get("cookie"));
  const { search } = new URL(request.url);
  const came = new URL(`/sign-in/back${search}`, publicOrigin(request, services.secure));
  const ended = await endJourney(services, kept, came);
  const headers = new Headers();
  headers.append("set-cookie", await cookie.serialize("", { maxAge: 0 }));
  if (!ended.ok) return redirect(`/sign-in?refused=${ended.error}`, { headers });
  headers.append("set-cookie", await sessionCookie(services.secure).serialize(ended.value.token));
  return redirect(pathWithin(ended.value.to), { headers });
}
