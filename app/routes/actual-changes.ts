import type { LoaderFunctionArgs } from "@remix-run/node";
import { can } from "~/domain/access/can";
import { parseMonth } from "~/domain/scorecard/month";
import { changesFor } from "~/services/actuals-view.server";
import { refuse } from "~/services/command.server";

/** Who changed a month's actual from what to what, and when: `?measure=<id>&month=2021-02`. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const { who, services } = context;
  if (!who) return Response.json(refuse("signed-out"), { status: 401 });
  const { actor } = who;
  if (!can(actor, "scorecard.read", { companyId: actor.companyId })) {
    return Response.json(refuse("forbidden"), { status: 403 });
  }
  const query = new URL(request.url).searchParams;
  const month = parseMonth(query.get("month") ?? "");
  if (month === null) return Response.json(refuse("unknown-month", "month"), { status: 404 });
  const changes = changesFor(services.db, actor, query.get("measure") ?? "", month);
  if (!changes) return Response.json(refuse("unknown-measure", "measure"), { status: 404 });
  return Response.json({ changes });
}
