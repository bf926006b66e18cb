import type { AppLoadContext } from "@remix-run/node";
import { refuse, type Outcome } from "./command.server";
import { runNamed } from "./commands.server";
import { storageFailure } from "./storage-failure.server";

/** A command as it was sent. */
export type SentCommand = {
  readonly name: string;
  /** The id of the person who typed it, where the sender says so. */
  readonly typedBy: string | null;
  /** Whatever stood in the body; null when that was no JSON. */
  readonly raw: unknown;
};

/** An HTTP status, and what stands in the answer's body as JSON. */
export type CommandAnswer = { readonly status: number; readonly outcome: Outcome<unknown> };

/**
 * Carries out one command. One that says for whom it was typed is carried out for nobody else: the
 * cookie may have changed hands since.
 *
 * @param kept waits until what is committed survives a power cut: what others may see before, its
 *   sender is told only then
 */
export async function answerCommand(
  context: Pick<AppLoadContext, "services" | "who" | "reportFailure"> & {
    readonly kept: () => Promise<void>;
  },
  { name, typedBy, raw }: SentCommand,
): Promise<CommandAnswer> {
  const { who, services } = context;
  if (!who) return { status: 401, outcome: refuse("signed-out") };
  if (typedBy !== null && typedBy !== who.actor.personId) {
    return { status: 409, outcome: refuse("other-person") };
  }
  try {
    const outcome = await runNamed({ ...services, who }, name, raw);
    await context.kept();
    return { status: outcome.ok ? 200 : statusOf(outcome.error), outcome };
  } catch (error) {
    return storageFailure(context, error);
  }
}

function statusOf(error: string): number {
  if (error === "forbidden" || error === "not-leading") return 403;
  if (error === "overtaken") return 409;
  if (error === "too-many-attempts") return 429;
  return error.startsWith("unknown-") ? 404 : 422;
}
