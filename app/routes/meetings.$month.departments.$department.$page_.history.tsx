import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { askOf } from "~/services/loaders.server";
import { pageHistory } from "~/services/page-history.server";
import { demandPage } from "~/services/page-place.server";
import { lazily } from "~/components/ui/lazily";

const HistoryPage = lazily(
  async () => (await import("~/components/history/history-page")).HistoryPage,
  "office",
  "sheets",
);

export async function loader({ params, context }: LoaderFunctionArgs) {
  const ask = askOf(context);
  const { companyId, link, place } = demandPage(ask, params);
  // What was sent before this question belongs into its answer.
  ask.rooms.flush();
  return { link, history: await pageHistory(ask.db, companyId, place) };
}

/** Who wrote what when on a department's page. */
export default function HistoryRoute() {
  const { link, history } = useLoaderData<typeof loader>();
  return <HistoryPage key={link.key} link={link} history={history} />;
}
