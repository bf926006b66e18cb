import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { endSession, sessionCookie } from "~/services/session.server";

/** Only forms are sent here; somebody who typed the address is taken home. */
export function loader() {
  return redirect("/");
}

/** Ends this browser's session; its live connections are cut at once. */
export async function action({ context }: ActionFunctionArgs) {
  const { services, token, who } = context;
  if (token) endSession(services.db, token);
  if (who) services.rooms.recheck({ personId: who.actor.personId });
  const cookie = await sessionCookie(services.secure).serialize("", { maxAge: 0 });
  return redirect("/", { headers: { "set-cookie": cookie } });
}
