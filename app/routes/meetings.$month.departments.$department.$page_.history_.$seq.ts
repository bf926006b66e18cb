import type { LoaderFunctionArgs } from "@remix-run/node";
import { askOf } from "~/services/loaders.server";
import { pageAt } from "~/services/page-history.server";
import { demandPage } from "~/services/page-place.server";

/** A department's page as it was at one moment of its history, as JSON. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const ask = askOf(context);
  const { companyId, place } = demandPage(ask, params);
  if (!/^\d{1,15}$/.test(params.seq ?? "")) throw new Response(null, { status: 404 });
  const seq = Number(params.seq);
  return Response.json(await pageAt(ask.db, companyId, place, seq));
}
