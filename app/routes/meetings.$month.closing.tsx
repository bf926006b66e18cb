import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageError } from "~/components/meeting/page-error";
import { formatRoomName } from "~/protocol/room-name";
import { closingOf } from "~/services/closing-view.server";
import { askOf, demandMeeting } from "~/services/loaders.server";
import { minutesOf } from "~/services/record/minutes-view.server";
import { storedRecordOf } from "~/services/record/stored-record.server";
import { lazily } from "~/components/ui/lazily";

const ClosingPage = lazily(
  async () => (await import("~/components/meeting/closing-page")).ClosingPage,
  "sheets",
);
const RecordedClosing = lazily(
  async () => (await import("~/components/record/recorded-closing")).RecordedClosing,
  "sheets",
);

export function loader({ params, context }: LoaderFunctionArgs) {
  const ask = askOf(context);
  const row = demandMeeting(ask, params.month);
  if (!storedRecordOf(ask.db, row)) {
    return { kind: "open" as const, closing: closingOf(ask.db, row) };
  }
  const room = formatRoomName({ kind: "closing", meetingId: row.id });
  return { kind: "recorded" as const, room, minutes: minutesOf(ask, row) };
}

export default function ClosingRoute() {
  const data = useLoaderData<typeof loader>();
  return data.kind === "open" ? (
    <ClosingPage closing={data.closing} />
  ) : (
    <RecordedClosing room={data.room} minutes={data.minutes} />
  );
}

/** A page that cannot be shown leaves the meeting's frame, and what waits to be saved, in place. */
export function ErrorBoundary() {
  return <PageError />;
}
