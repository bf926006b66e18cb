import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AuditPage } from "~/components/audit/audit-page";
import { Site } from "~/components/ui/site";
import { wordsPart } from "~/i18n/load-words";
import { auditFilter, auditView } from "~/services/audit-view.server";
import { askOf, demand } from "~/services/loaders.server";

await wordsPart("office");

/** The audit log: `?person=&action=&from=&to=&text=&page=`. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const ask = askOf(context);
  demand(ask, "audit.read");
  const query = new URL(request.url).searchParams;
  return auditView(ask, auditFilter(query), Number(query.get("page")));
}

export default function AuditRoute() {
  return (
    <Site>
      <AuditPage view={useLoaderData<typeof loader>()} />
    </Site>
  );
}
