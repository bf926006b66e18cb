import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { MapPage } from "~/components/scorecard-editor/map/map-page";
import { wordsPart } from "~/i18n/load-words";
import { askOf, demand } from "~/services/loaders.server";
import { mapEditorView } from "~/services/strategy-map/strategy-map.server";

await wordsPart();

export function loader({ request, context }: LoaderFunctionArgs) {
  const ask = askOf(context);
  demand(ask, "scorecard.edit");
  return mapEditorView(ask, new URL(request.url).searchParams.get("month"));
}

export default function MapRoute() {
  return <MapPage view={useLoaderData<typeof loader>()} />;
}
