import type { AppLoadContext } from "@remix-run/node";
import { isStorageFailure } from "#db/client";
import { refuse } from "./command.server";

/** Insufficient Storage (RFC 4918): nothing is wrong with the request. */
const STATUS = 507;

/**
 * What to answer for a verb that threw because the database could not be written; the operator is
 * told.
 *
 * @param error what it threw
 * @throws the error itself when it is anything else: that is a bug
 */
export function storageFailure(
  { reportFailure }: Pick<AppLoadContext, "reportFailure">,
  error: unknown,
): { status: number; outcome: ReturnType<typeof refuse> } {
  if (!isStorageFailure(error)) throw error;
  reportFailure(error);
  return { status: STATUS, outcome: refuse("storage-failure") };
}
