import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boardOf } from "~/services/follow-ups/board-view.server";
import { askOf, demandMeeting } from "~/services/loaders.server";
import { lazily } from "~/components/ui/lazily";

const BoardPage = lazily(
  async () => (await import("~/components/follow-up/board-page")).BoardPage,
  "sheets",
);

export function loader({ params, context }: LoaderFunctionArgs) {
  const ask = askOf(context);
  demandMeeting(ask, params.month);
  return { board: boardOf(ask) };
}

/** The follow-up board within a meeting's frame. */
export default function MeetingBoardRoute() {
  const { board } = useLoaderData<typeof loader>();
  return <BoardPage board={board} />;
}
