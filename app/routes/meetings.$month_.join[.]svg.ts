import type { LoaderFunctionArgs } from "@remix-run/node";
import { joinAddress, joinCode } from "~/services/join-code.server";
import { askOf, demandMeeting } from "~/services/loaders.server";

/** The QR code by which a phone opens the meeting. */
export function loader({ request, params, context }: LoaderFunctionArgs) {
  const ask = askOf(context);
  const { month } = demandMeeting(ask, params.month);
  return new Response(joinCode(joinAddress(request, ask.secure, month)), {
    headers: { "content-type": "image/svg+xml" },
  });
}
