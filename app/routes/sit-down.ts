import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { formOf } from "~/services/form.server";
import { pathWithin } from "~/services/return-path.server";
import { sessionCookie } from "~/services/session.server";
import { sitDown } from "~/services/sign-in.server";

/** Only forms are sent here; somebody who typed the address is taken home. */
export function loader() {
  return redirect("/");
}

/** The demo's one-click sign-in. Outside the demo there are no seats, so this is always refused. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await formOf(request);
  const outcome = sitDown(context.services, String(form.get("seat") ?? ""));
  if (!outcome.ok) throw new Response(null, { status: 403 });
  const cookie = await sessionCookie(context.services.secure).serialize(outcome.value.token);
  return redirect(pathWithin(form.get("to")), { headers: { "set-cookie": cookie } });
}
