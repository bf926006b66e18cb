import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BoardPage } from "~/components/follow-up/board-page";
import { wordsPart } from "~/i18n/load-words";
import { boardOf } from "~/services/follow-ups/board-view.server";
import { askOf, demandMeeting } from "~/services/loaders.server";

await wordsPart("sheets");

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
