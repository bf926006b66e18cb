import { redirect, type AppLoadContext } from "@remix-run/node";
import { can, type Action } from "~/domain/access/can";
import { isSealed } from "~/domain/meeting/phase";
import { parseMonth } from "~/domain/scorecard/month";
import { documentRoomsOf } from "~/protocol/read-room-name";
import type { ErrorDetail } from "~/views/error-detail";
import type { Ask } from "./context.server";
import { meetingOfMonth, type Meeting } from "./meetings.server";
import { signInPath } from "./return-path.server";

/** The services and the person asking; whoever is not signed in is sent to do so, and comes back. */
export function askOf({ services, who, asked }: AppLoadContext): Ask {
  if (!who) throw redirect(signInPath(services.mode, asked));
  return { ...services, who };
}

/** Refuses a page to whoever may not do this in their company. */
export function demand({ who }: Ask, action: Action): void {
  if (!can(who.actor, action, { companyId: who.actor.companyId })) {
    throw new Response(null, { status: 403 });
  }
}

/**
 * The meeting of the month in the address, of the person's own company. Until it is closed, what has
 * been written in it is brought into its rows first: a page shows all that others have seen.
 */
export function demandMeeting(ask: Ask, month: string | undefined): Meeting {
  demand(ask, "meeting.read");
  const parsed = parseMonth(month ?? "");
  const row = parsed && meetingOfMonth(ask.db, ask.who.actor.companyId, parsed);
  if (!row) notFound({ kind: "unknown-month", month: month ?? "" });
  if (!isSealed(row.phase)) {
    for (const prefix of documentRoomsOf(row.id)) ask.rooms.projectNow(prefix);
  }
  return row;
}

/** Ends a loader with a page that names what was not found. */
export function notFound(detail: ErrorDetail): never {
  throw Response.json(detail, { status: 404 });
}
