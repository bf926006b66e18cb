import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ClosingPage } from "~/components/meeting/closing-page";
import { PageError } from "~/components/meeting/page-error";
import { RecordedClosing } from "~/components/record/recorded-closing";
import { formatRoomName } from "~/protocol/room-name";
import { wordsPart } from "~/i18n/load-words";
import { closingOf } from "~/services/closing-view.server";
import { askOf, demandMeeting } from "~/services/loaders.server";
import { minutesOf } from "~/services/record/minutes-view.server";
import { storedRecordOf } from "~/services/record/stored-record.server";

await wordsPart("sheets");

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
