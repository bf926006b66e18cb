import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ClosingPage } from "~/components/meeting/closing-page";
import { PageError } from "~/components/meeting/page-error";
import { askOf, demandMeeting } from "~/services/loaders.server";
import { closingOf } from "~/services/closing-view.server";

export function loader({ params, context }: LoaderFunctionArgs) {
  const ask = askOf(context);
  return closingOf(ask.db, demandMeeting(ask, params.month));
}

export default function ClosingRoute() {
  return <ClosingPage closing={useLoaderData<typeof loader>()} />;
}

/** A page that cannot be shown leaves the meeting's frame, and what waits to be saved, in place. */
export function ErrorBoundary() {
  return <PageError />;
}
