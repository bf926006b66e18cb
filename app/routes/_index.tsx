import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Seats } from "~/components/start/seats";
import { Start } from "~/components/start/start";
import { wordsPart } from "~/i18n/load-words";
import { askOf, demand } from "~/services/loaders.server";
import { pathWithin } from "~/services/return-path.server";
import { demoSeats } from "~/services/sign-in.server";
import { startOf } from "~/services/start-view.server";

await wordsPart("office", "sheets");

export function loader({ request, context }: LoaderFunctionArgs) {
  const to = pathWithin(new URL(request.url).searchParams.get("to"));
  if (context.who) {
    const ask = askOf(context);
    demand(ask, "company.read");
    if (to !== "/") throw redirect(to);
    return { start: startOf(ask), seats: null, to };
  }
  if (context.services.mode === "demo") {
    return { start: null, seats: demoSeats(context.services), to };
  }
  throw redirect("/sign-in");
}

/** The start page: my meetings; in the demo, before sitting down, the seats. */
export default function StartRoute() {
  const { start, seats, to } = useLoaderData<typeof loader>();
  if (start) return <Start start={start} />;
  return <Seats seats={seats ?? []} to={to} />;
}
