import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ActualsPageView } from "~/components/actuals/actuals-page";
import { Site } from "~/components/ui/site";
import { wordsPart } from "~/i18n/load-words";
import { actualsPage, monthsToEnter } from "~/services/actuals-view.server";
import { askOf, demand, notFound } from "~/services/loaders.server";
import type { ActualsPage } from "~/views/actuals";

await wordsPart("sheets");

export function loader({ params, context }: LoaderFunctionArgs) {
  const ask = askOf(context);
  demand(ask, "scorecard.read");
  const { actor } = ask.who;
  const { month = "" } = params;
  const now = ask.clock.now();
  if (!monthsToEnter(ask.db, actor.companyId, now).includes(month)) {
    return notFound({ kind: "unknown-month", month });
  }
  return { page: actualsPage(ask.db, actor, month, now), me: actor.personId };
}

/** The month's actuals that this person enters. */
export default function ActualsRoute() {
  const { page, me } = useLoaderData<{ page: ActualsPage; me: string }>();
  return (
    <Site>
      <ActualsPageView key={page.month} page={page} me={me} />
    </Site>
  );
}
