import type { ActionFunctionArgs } from "@remix-run/node";
import { PERSON_HEADER } from "~/commands/send-command";
import { refuse } from "~/services/command.server";
import { runNamed } from "~/services/commands.server";
import { jsonOf } from "~/services/form.server";
import { answerForStorage } from "~/services/storage-failure.server";

/** Commands are only sent: an address that somebody typed or followed shows nothing. */
export function loader() {
  return new Response(null, { status: 405, headers: { allow: "POST" } });
}

/**
 * Carries out one command, sent as JSON, and answers with its outcome as JSON. A command that says
 * for whom it was typed is carried out for nobody else: the cookie may have changed hands since.
 */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { who, services } = context;
  if (!who) return Response.json(refuse("signed-out"), { status: 401 });
  const typedBy = request.headers.get(PERSON_HEADER);
  if (typedBy !== null && typedBy !== who.actor.personId) {
    return Response.json(refuse("other-person"), { status: 409 });
  }
  const raw = await jsonOf(request);
  try {
    const outcome = await runNamed({ ...services, who }, params.name ?? "", raw);
    return Response.json(outcome, { status: outcome.ok ? 200 : statusOf(outcome.error) });
  } catch (error) {
    return answerForStorage(context, error);
  }
}

function statusOf(error: string): number {
  if (error === "forbidden" || error === "not-leading") return 403;
  if (error === "overtaken") return 409;
  if (error === "too-many-attempts") return 429;
  return error.startsWith("unknown-") ? 404 : 422;
}
