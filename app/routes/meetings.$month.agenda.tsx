import type { LoaderFunctionArgs } from "@remix-run/node";
import { PageError } from "~/components/meeting/page-error";
import { isSealed } from "~/domain/meeting/phase";
import { can } from "~/domain/access/can";
import { askOf, demandMeeting } from "~/services/loaders.server";
import { lazily } from "~/components/ui/lazily";

const ArrangeAgenda = lazily(
  async () => (await import("~/components/meeting/arrange-agenda")).ArrangeAgenda,
);

export function loader({ params, context }: LoaderFunctionArgs) {
  const ask = askOf(context);
  const { companyId, leadId, phase } = demandMeeting(ask, params.month);
  const subject = { companyId, leadId, sealed: isSealed(phase) };
  if (!can(ask.who.actor, "meeting.agenda", subject)) throw new Response(null, { status: 403 });
  return null;
}

export default function AgendaRoute() {
  return <ArrangeAgenda />;
}

/** A page that cannot be shown leaves the meeting's frame, and what waits to be saved, in place. */
export function ErrorBoundary() {
  return <PageError />;
}
