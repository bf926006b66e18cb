import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { pathOf } from "~/components/meeting/places";
import { askOf, demandMeeting } from "~/services/loaders.server";
import { meetingView } from "~/services/meeting-view.server";

/** A meeting's own address leads to where the room is, else to the overview. */
export function loader({ params, context }: LoaderFunctionArgs) {
  const ask = askOf(context);
  const row = demandMeeting(ask, params.month);
  const view = meetingView(ask.db, ask.who.actor, row);
  const { place, phase } = view.live;
  throw redirect(
    phase === "live" && place ? pathOf(view, place) : `/meetings/${row.month}/overview`,
  );
}

/** Never shown: a page of its own, though, so that a wrong address gets the error page. */
export default function Nowhere() {
  return null;
}
