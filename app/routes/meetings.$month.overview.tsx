import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageError } from "~/components/meeting/page-error";
import { askOf, demandMeeting } from "~/services/loaders.server";
import { overviewOf } from "~/services/overview-view.server";
import { recordedOverviewOf } from "~/services/record/minutes-view.server";
import { lazily } from "~/components/ui/lazily";

const Overview = lazily(async () => (await import("~/components/meeting/overview")).Overview);
const RecordedOverview = lazily(
  async () => (await import("~/components/record/recorded-overview")).RecordedOverview,
);

export function loader({ params, context }: LoaderFunctionArgs) {
  const ask = askOf(context);
  const row = demandMeeting(ask, params.month);
  const recorded = recordedOverviewOf(ask, row);
  if (recorded) return { kind: "recorded" as const, recorded };
  return { kind: "open" as const, overview: overviewOf(ask.db, row) };
}

export default function OverviewRoute() {
  const data = useLoaderData<typeof loader>();
  return data.kind === "open" ? (
    <Overview overview={data.overview} />
  ) : (
    <RecordedOverview {...data.recorded} />
  );
}

/** A page that cannot be shown leaves the meeting's frame, and what waits to be saved, in place. */
export function ErrorBoundary() {
  return <PageError />;
}
