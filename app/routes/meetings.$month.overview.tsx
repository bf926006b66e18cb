import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Overview } from "~/components/meeting/overview";
import { askOf, demandMeeting } from "~/services/loaders.server";
import { overviewOf } from "~/services/overview-view.server";

export function loader({ params, context }: LoaderFunctionArgs) {
  const ask = askOf(context);
  return overviewOf(ask.db, demandMeeting(ask, params.month));
}

export default function OverviewRoute() {
  return <Overview overview={useLoaderData<typeof loader>()} />;
}
