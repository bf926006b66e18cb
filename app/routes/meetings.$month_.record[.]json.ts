import type { LoaderFunctionArgs } from "@remix-run/node";
import { askOf, demandMeeting } from "~/services/loaders.server";
import { storedRecordOf } from "~/services/record/stored-record.server";

/** The frozen bytes of a closed meeting's record, exactly as they were hashed. */
export function loader({ params, context }: LoaderFunctionArgs) {
  const ask = askOf(context);
  const row = demandMeeting(ask, params.month);
  const stored = storedRecordOf(ask.db, row);
  if (!stored) throw new Response(null, { status: 404 });
  return new Response(stored.json, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="record-${row.month}.json"`,
      "x-record-sha256": stored.sha256,
    },
  });
}
