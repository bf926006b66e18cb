import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PlanPage } from "~/components/scorecard-editor/plan-page";
import { wordsPart } from "~/i18n/load-words";
import { askOf, demand, notFound } from "~/services/loaders.server";
import { editablePlan } from "~/services/scorecard-editor.server";

await wordsPart("office");

export function loader({ params, context }: LoaderFunctionArgs) {
  const ask = askOf(context);
  demand(ask, "scorecard.edit");
  const code = params.code ?? "";
  return editablePlan(ask, code) ?? notFound({ kind: "unknown-plan", code });
}

export default function PlanRoute() {
  return <PlanPage plan={useLoaderData<typeof loader>()} />;
}
