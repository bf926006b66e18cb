import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ClosingPage } from "~/components/meeting/closing-page";
import { askOf, demandMeeting } from "~/services/loaders.server";
import { closingOf } from "~/services/closing-view.server";

export function loader({ params, context }: LoaderFunctionArgs) {
  const ask = askOf(context);
  return closingOf(ask.db, demandMeeting(ask, params.month));
}

export default function ClosingRoute() {
  return <ClosingPage closing={useLoaderData<typeof loader>()} />;
}
