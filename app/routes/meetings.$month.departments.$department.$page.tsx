import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageError } from "~/components/meeting/page-error";
import { askOf, demandMeeting, notFound } from "~/services/loaders.server";
import { meetingView } from "~/services/meeting-view.server";
import { departmentPage } from "~/services/page-view.server";
import { firstPageInstead } from "~/services/pages.server";
import { recordedPageOf } from "~/services/record/minutes-view.server";
import { lazily } from "~/components/ui/lazily";

const DepartmentPageView = lazily(
  async () => (await import("~/components/meeting/department-page")).DepartmentPageView,
  "sheets",
);
const RecordedPage = lazily(
  async () => (await import("~/components/record/recorded-page")).RecordedPage,
  "sheets",
);
const RemovedPageNotice = lazily(
  async () => (await import("~/components/meeting/removed-page")).RemovedPageNotice,
);

export function loader({ params, context }: LoaderFunctionArgs) {
  const ask = askOf(context);
  const row = demandMeeting(ask, params.month);
  const { agenda } = meetingView(ask.db, ask.who.actor, row);
  const entry = agenda.find((each) => each.department?.code === params.department);
  if (!entry?.department) notFound({ kind: "unknown-department", code: params.department ?? "" });
  const link = entry.pages.find(({ code }) => code === params.page);
  if (!link) {
    // Whoever stands on a page that is removed finds themselves on the first one of its measure.
    const first = firstPageInstead(ask.db, row.id, entry.pages, params.page);
    const to = `/meetings/${row.month}/departments/${params.department}/${first?.code}`;
    if (first) return { kind: "removed" as const, to, code: first.code };
  }
  if (!link) notFound({ kind: "unknown-page", code: params.page ?? "" });
  const recorded = recordedPageOf(ask, row, link.key);
  if (recorded) return { kind: "recorded" as const, recorded };
  const page = departmentPage(ask, row, entry.department.id, link);
  return { kind: "open" as const, page };
}

export default function DepartmentPageRoute() {
  const data = useLoaderData<typeof loader>();
  if (data.kind === "removed") return <RemovedPageNotice to={data.to} code={data.code} />;
  return data.kind === "open" ? (
    <DepartmentPageView key={data.page.link.key} page={data.page} />
  ) : (
    <RecordedPage key={data.recorded.key} page={data.recorded} />
  );
}

/** A page that cannot be shown leaves the meeting's frame, and what waits to be saved, in place. */
export function ErrorBoundary() {
  return <PageError />;
}
