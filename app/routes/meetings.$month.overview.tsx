import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Overview } from "~/components/meeting/overview";
import { PageError } from "~/components/meeting/page-error";
import { askOf, demandMeeting } from "~/services/loaders.server";
import { overviewOf } from "~/services/overview-view.server";

export function loader({ params, context }: LoaderFunctionArgs) {
  const ask = askOf(context);
  return overviewOf(ask.db, demandMeeting(ask, params.month));
}

export default function OverviewRoute() {
  return <Overview overview={useLoaderData<typeof loader>()} />;
}

/** A page that cannot be shown leaves the meeting's frame, and what waits to be saved, in place. */
export function ErrorBoundary() {
  return <PageError />;
}
