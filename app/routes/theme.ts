import { redirect, replace, type ActionFunctionArgs } from "@remix-run/node";
import { formOf } from "~/services/form.server";
import { pathWithin } from "~/services/return-path.server";
import { themeCookie, themeNamed } from "~/services/theme.server";

/** Only forms are sent here; somebody who typed the address is taken home. */
export function loader() {
  return redirect("/");
}

/** Sets whether this browser shows pages in the light or in the dark; nobody has to be signed in. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await formOf(request);
  return replace(pathWithin(form.get("back")), {
    headers: { "set-cookie": themeCookie(themeNamed(form.get("theme")), context.services.secure) },
  });
}
