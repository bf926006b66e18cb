import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { beginJourney, journeyCookie } from "~/services/identity-provider.server";
import { publicOrigin } from "~/services/public-origin.server";
import { pageWanted } from "~/services/return-path.server";
import { beginAgainPath } from "~/services/second-factor/way-in.server";

/** Sends somebody to a company's identity provider. A link, not a form: it changes nothing here. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { services, address } = context;
  const to = pageWanted(request);
  const origin = publicOrigin(request, services.secure);
  const begun = await beginJourney(params["provider"] ?? "", { origin, address, to });
  if (!begun.ok) return redirect(beginAgainPath(to, begun.error));
  const cookie = await journeyCookie(services.secure).serialize(begun.value.journey);
  return redirect(begun.value.address, { headers: { "set-cookie": cookie } });
}
