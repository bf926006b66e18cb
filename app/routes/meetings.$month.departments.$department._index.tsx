import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { askOf, demandMeeting, notFound } from "~/services/loaders.server";
import { meetingView } from "~/services/meeting-view.server";

/** A department's own address leads to its first page. */
export function loader({ params, context }: LoaderFunctionArgs) {
  const ask = askOf(context);
  const { agenda, month } = meetingView(ask.db, ask.who.actor, demandMeeting(ask, params.month));
  const entry = agenda.find((each) => each.department?.code === params.department);
  const first = entry?.pages[0];
  if (!entry) notFound({ kind: "unknown-department", code: params.department ?? "" });
  if (!first) throw redirect(`/meetings/${month}/overview`);
  throw redirect(`/meetings/${month}/departments/${params.department}/${first.code}`);
}

/** Never shown: a page of its own, though, so that a wrong address gets the error page. */
export default function Nowhere() {
  return null;
}
