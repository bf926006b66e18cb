import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { LevelsPage } from "~/components/scorecard-editor/levels/levels-page";
import { wordsPart } from "~/i18n/load-words";
import { askOf, demand } from "~/services/loaders.server";
import { levelGridAt } from "~/services/scorecard-editor.server";

await wordsPart("office");

export function loader({ request, context }: LoaderFunctionArgs) {
  const ask = askOf(context);
  demand(ask, "scorecard.edit");
  return levelGridAt(ask, new URL(request.url).searchParams.get("year"));
}

export default function LevelsRoute() {
  const { year, rows } = useLoaderData<typeof loader>();
  // Another year is another grid.
  return <LevelsPage key={year} year={year} rows={rows} />;
}
