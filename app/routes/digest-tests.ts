import type { ActionFunctionArgs } from "@remix-run/node";
import { refuse, runCommand } from "~/services/command.server";
import { jsonOf } from "~/services/form.server";
import { testDigestChannel } from "~/services/digest-channels.server";

/** Only sent to: an address that somebody typed or followed shows nothing. */
export function loader() {
  return new Response(null, { status: 405, headers: { allow: "POST" } });
}

/** Sends a test message to a channel of the digest now, `{ id }`, and answers what came of it. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { who, services } = context;
  if (!who) return Response.json(refuse("signed-out"), { status: 401 });
  const raw = await jsonOf(request);
  const noted = runCommand({ ...services, who }, testDigestChannel, raw);
  if (!noted.ok) return Response.json(noted, { status: noted.error === "forbidden" ? 403 : 422 });
  return Response.json({ ok: true, value: await services.reminders.test(noted.value.id) });
}
