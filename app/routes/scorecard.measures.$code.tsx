import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { MeasurePage } from "~/components/scorecard-editor/measure-page";
import { wordsPart } from "~/i18n/load-words";
import { askOf, demand, notFound } from "~/services/loaders.server";
import { editableMeasure } from "~/services/scorecard-editor.server";

await wordsPart("office");

export function loader({ params, request, context }: LoaderFunctionArgs) {
  const ask = askOf(context);
  demand(ask, "scorecard.edit");
  const code = params.code ?? "";
  const month = new URL(request.url).searchParams.get("month");
  return editableMeasure(ask, code, month) ?? notFound({ kind: "unknown-measure", code });
}

export default function MeasureRoute() {
  return <MeasurePage {...useLoaderData<typeof loader>()} />;
}
