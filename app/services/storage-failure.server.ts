import type { AppLoadContext } from "@remix-run/node";
import { isStorageFailure } from "#db/client";
import { refuse } from "./command.server";

/** Insufficient Storage (RFC 4918): nothing is wrong with the request. */
const STATUS = 507;

/**
 * Answers for a verb that threw because the database could not be written, and tells the operator.
 *
 * @param error what it threw
 * @throws the error itself when it is anything else: that is a bug
 */
export function answerForStorage(
  { reportFailure }: Pick<AppLoadContext, "reportFailure">,
  error: unknown,
): Response {
  if (!isStorageFailure(error)) throw error;
  reportFailure(error);
  return Response.json(refuse("storage-failure"), { status: STATUS });
}
