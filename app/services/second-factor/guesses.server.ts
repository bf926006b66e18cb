import { RateLimiterMemory } from "rate-limiter-flexible";
import { mayAttempt } from "../attempts.server";
import { refuse, type Outcome } from "../command.server";
import type { Ask } from "../context.server";

/**
 * Codes and passwords tried by one person who is signed in: they must not be guessable by somebody at
 * a screen that was left open. Counted apart from signing in, so that they cannot use up the real
 * person's attempts there.
 */
const perPerson = new RateLimiterMemory({ points: 10, duration: 15 * 60 });

/**
 * Limits a command that takes a secret.
 *
 * @returns what the command answers, or `too-many-attempts`; after a right one it counts anew
 */
export function guessed(
  run: (ask: Ask, raw: unknown) => Outcome<unknown> | Promise<Outcome<unknown>>,
): (ask: Ask, raw: unknown) => Promise<Outcome<unknown>> {
  return async (ask, raw) => {
    const { personId } = ask.who.actor;
    if (!(await mayAttempt(perPerson, personId))) return refuse("too-many-attempts");
    const outcome = await run(ask, raw);
    if (outcome.ok) await perPerson.delete(personId);
    return outcome;
  };
}
