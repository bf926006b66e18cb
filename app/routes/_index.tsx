import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Seats } from "~/components/start/seats";
import { Start } from "~/components/start/start";
import { askOf, demand } from "~/services/loaders.server";
import { demoSeats } from "~/services/sign-in.server";
import { startOf } from "~/services/start-view.server";

export function loader({ context }: LoaderFunctionArgs) {
  if (context.who) {
    const ask = askOf(context);
    demand(ask, "company.read");
    return { start: startOf(ask), seats: null };
  }
  if (context.services.mode === "demo") return { start: null, seats: demoSeats(context.services) };
  throw redirect("/sign-in");
}

/** The start page: my meetings; in the demo, before sitting down, the seats. */
export default function StartRoute() {
  const { start, seats } = useLoaderData<typeof loader>();
  if (start) return <Start start={start} />;
  return <Seats seats={seats ?? []} />;
}
