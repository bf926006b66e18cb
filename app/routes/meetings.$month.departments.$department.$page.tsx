import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DepartmentPageView } from "~/components/meeting/department-page";
import { PageError } from "~/components/meeting/page-error";
import { askOf, demandMeeting, notFound } from "~/services/loaders.server";
import { meetingView } from "~/services/meeting-view.server";
import { departmentPage } from "~/services/page-view.server";

export function loader({ params, context }: LoaderFunctionArgs) {
  const ask = askOf(context);
  const row = demandMeeting(ask, params.month);
  const { agenda } = meetingView(ask.db, ask.who.actor, row);
  const entry = agenda.find((each) => each.department?.code === params.department);
  if (!entry?.department) notFound({ kind: "unknown-department", code: params.department ?? "" });
  const link = entry.pages.find(({ code }) => code === params.page);
  if (!link) notFound({ kind: "unknown-page", code: params.page ?? "" });
  return departmentPage(ask, row, entry.department.id, link);
}

export default function DepartmentPageRoute() {
  const page = useLoaderData<typeof loader>();
  return <DepartmentPageView key={page.link.key} page={page} />;
}

/** A page that cannot be shown leaves the meeting's frame, and what waits to be saved, in place. */
export function ErrorBoundary() {
  return <PageError />;
}
