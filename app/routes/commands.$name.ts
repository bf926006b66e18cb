import type { ActionFunctionArgs } from "@remix-run/node";
import { refuse } from "~/services/command.server";
import { runNamed } from "~/services/commands.server";

/** Carries out one command, sent as JSON, and answers with its outcome as JSON. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { who, services } = context;
  if (!who) return Response.json(refuse("signed-out"), { status: 401 });
  const raw: unknown = await request.json().catch(() => null);
  const outcome = runNamed({ ...services, who }, params.name ?? "", raw);
  return Response.json(outcome, { status: outcome.ok ? 200 : statusOf(outcome.error) });
}

function statusOf(error: string): number {
  if (error === "forbidden" || error === "not-leading") return 403;
  return error.startsWith("unknown-") ? 404 : 422;
}
