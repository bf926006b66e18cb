import type { RateLimiterMemory } from "rate-limiter-flexible";

/** Counts one more attempt. @returns whether it is within the limit */
export async function mayAttempt(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  try {
    await limiter.consume(key);
    return true;
  } catch (refusal) {
    // The limiter rejects with its own result; a real error must not look like a limit.
    if (refusal instanceof Error) throw refusal;
    return false;
  }
}
