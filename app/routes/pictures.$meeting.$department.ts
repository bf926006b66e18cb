import type { ActionFunctionArgs } from "@remix-run/node";
import { PERSON_HEADER } from "~/protocol/person-header";
import { refuse, type Outcome } from "~/services/command.server";
import { addPicture } from "~/services/pictures/add-picture.server";
import { storageFailure } from "~/services/storage-failure.server";

/**
 * Takes the bytes of a picture (the whole body, without a form around them) for a page of a
 * department's sheet, `?page=…`, and answers as commands do. server/http.ts has refused foreign
 * origins, and cuts the body off where it becomes too large.
 */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { who, services } = context;
  if (!who) return answer(refuse("signed-out"), 401);
  const sentBy = request.headers.get(PERSON_HEADER);
  if (sentBy !== null && sentBy !== who.actor.personId) return answer(refuse("other-person"), 409);
  const place = {
    meetingId: params.meeting ?? "",
    departmentId: params.department ?? "",
    page: new URL(request.url).searchParams.get("page") ?? "",
  };
  try {
    const outcome = await addPicture({ ...services, who }, place, () => bodyOf(request));
    return answer(outcome, outcome.ok ? 200 : statusOf(outcome.error));
  } catch (error) {
    const { outcome, status } = storageFailure(context, error);
    return answer(outcome, status);
  }
}

/** The body's bytes; null when it was cut off. */
async function bodyOf(request: Request): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await request.arrayBuffer());
  } catch {
    return null;
  }
}

function answer(outcome: Outcome<unknown>, status: number): Response {
  return Response.json(outcome, { status });
}

function statusOf(error: string): number {
  if (error === "forbidden") return 403;
  if (error === "picture-too-large") return 413;
  return error.startsWith("unknown-") ? 404 : 422;
}
