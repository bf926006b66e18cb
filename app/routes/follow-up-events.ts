import type { LoaderFunctionArgs } from "@remix-run/node";
import { can } from "~/domain/access/can";
import { refuse } from "~/services/command.server";
import { eventsOf } from "~/services/follow-ups/board-view.server";

/** The history of a follow-up: `?id=<id>`. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const { who, services } = context;
  if (!who) return Response.json(refuse("signed-out"), { status: 401 });
  if (!can(who.actor, "meeting.read", { companyId: who.actor.companyId })) {
    return Response.json(refuse("forbidden"), { status: 403 });
  }
  const id = new URL(request.url).searchParams.get("id") ?? "";
  const events = eventsOf({ ...services, who }, id);
  if (!events) return Response.json(refuse("unknown-follow-up", "id"), { status: 404 });
  return Response.json({ events });
}
