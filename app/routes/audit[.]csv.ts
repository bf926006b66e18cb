import type { LoaderFunctionArgs } from "@remix-run/node";
import { auditCsv, auditFilter } from "~/services/audit-view.server";
import { askOf, demand } from "~/services/loaders.server";

/** The audit log as CSV, with the same filter as its page. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const ask = askOf(context);
  demand(ask, "audit.read");
  const filter = auditFilter(new URL(request.url).searchParams);
  return new Response(auditCsv(ask, filter), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="audit.csv"',
    },
  });
}
