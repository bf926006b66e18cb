import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BoardPage } from "~/components/follow-up/board-page";
import { Site } from "~/components/ui/site";
import { wordsPart } from "~/i18n/load-words";
import { wordsOf } from "~/i18n/words-of.server";
import { boardOf } from "~/services/follow-ups/board-view.server";
import { askOf, demand } from "~/services/loaders.server";

await wordsPart("sheets");

export function loader({ context }: LoaderFunctionArgs) {
  const ask = askOf(context);
  demand(ask, "meeting.read");
  return { board: boardOf(ask), title: wordsOf(context.locale).followUps.title };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

/** The follow-up board outside of a meeting. */
export default function BoardRoute() {
  const { board } = useLoaderData<typeof loader>();
  return (
    <Site wide>
      <BoardPage board={board} />
    </Site>
  );
}
