import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { ScorecardTabs } from "~/components/scorecard-editor/tabs";
import { Site } from "~/components/ui/site";
import { wordsPart } from "~/i18n/load-words";
import { askOf, demand } from "~/services/loaders.server";
import { scorecardEditorView } from "~/services/scorecard-editor.server";

await wordsPart("office");

export function loader({ context }: LoaderFunctionArgs) {
  const ask = askOf(context);
  demand(ask, "scorecard.edit");
  return scorecardEditorView(ask);
}

/** The frame of the scorecard's pages, which share one reading of it. */
export default function ScorecardRoute() {
  const view = useLoaderData<typeof loader>();
  return (
    <Site>
      <ScorecardTabs />
      <Outlet context={view} />
    </Site>
  );
}
