import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { beginJourney, journeyCookie } from "~/services/identity-provider.server";
import { publicOrigin } from "~/services/public-origin.server";
import { pathWithin } from "~/services/return-path.server";

/** Sends somebody to a company's identity provider. A link, not a form: it changes nothing here. */
export async function loader({ request, params, context: { services } }: LoaderFunctionArgs) {
  const to = pathWithin(new URL(request.url).searchParams.get("to"));
  const back = `${publicOrigin(request, services.secure)}/sign-in/back`;
  const begun = await beginJourney(params["provider"] ?? "", back, to);
  if (!begun.ok) return redirect(`/sign-in?refused=${begun.error}`);
  const { address, journey } = begun.value;
  const cookie = await journeyCookie(services.secure).serialize(journey);
  return redirect(address, { headers: { "set-cookie": cookie } });
}
