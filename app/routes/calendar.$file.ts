import type { LoaderFunctionArgs } from "@remix-run/node";
import { calendarFor } from "~/services/calendar-feed.server";

const FILE = /^([A-Za-z0-9_-]{20,100})\.ics$/;

/** A person's calendar behind its secret address, `/calendar/<token>.ics`; nobody signs in for it. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const token = FILE.exec(params.file ?? "")?.[1];
  if (token === undefined) return new Response(null, { status: 404 });
  const found = await calendarFor(context.services, token, context.address);
  if (!found.ok) {
    return new Response(null, { status: found.error === "too-many-attempts" ? 429 : 404 });
  }
  return new Response(found.value, {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": 'inline; filename="liangdeng.ics"',
      "x-robots-tag": "noindex",
    },
  });
}
