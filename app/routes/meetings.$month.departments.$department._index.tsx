import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageError } from "~/components/meeting/page-error";
import { demandCover } from "~/services/page-place.server";
import { coverOf, recordedCoverOf } from "~/services/cover-view.server";
import { askOf } from "~/services/loaders.server";
import { lazily } from "~/components/ui/lazily";

const DepartmentCoverView = lazily(
  async () => (await import("~/components/cover/department-cover")).DepartmentCoverView,
  "sheets",
);
const RecordedCover = lazily(
  async () => (await import("~/components/record/recorded-cover")).RecordedCover,
  "sheets",
);

export function loader({ params, context }: LoaderFunctionArgs) {
  const ask = askOf(context);
  const { meeting, departmentId } = demandCover(ask, params);
  const recorded = recordedCoverOf(ask, meeting, departmentId);
  if (recorded) return { kind: "recorded" as const, recorded };
  return { kind: "open" as const, cover: coverOf(ask, meeting, departmentId) };
}

/** A department's own address: its cover, the first stop of its turn. */
export default function DepartmentCoverRoute() {
  const data = useLoaderData<typeof loader>();
  return data.kind === "open" ? (
    <DepartmentCoverView key={data.cover.departmentId} cover={data.cover} />
  ) : (
    <RecordedCover key={data.recorded.departmentId} cover={data.recorded} />
  );
}

/** A page that cannot be shown leaves the meeting's frame, and what waits to be saved, in place. */
export function ErrorBoundary() {
  return <PageError />;
}
