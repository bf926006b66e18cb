import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { monthToEnter } from "~/services/actuals-view.server";
import { askOf } from "~/services/loaders.server";

/** The way to a month's actuals: the one asked for (`?month=2021-02`), else the one at hand. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const { db, who, clock } = askOf(context);
  const asked = new URL(request.url).searchParams.get("month");
  const month = asked ?? monthToEnter(db, who.actor.companyId, clock.now());
  return redirect(`/actuals/${encodeURIComponent(month)}`);
}
