import { CloseCode } from "~/protocol/close-codes";

/** Longest wait between two attempts, ms. */
const LONGEST = 10_000;

/**
 * From which attempt on to count after a close code that says that the server has enough to do
 * already, or that it sends everybody away at once; see `reconnectDelay` for what an attempt's number
 * means.
 */
export function firstAttempt(code: number | undefined): number {
  if (code === CloseCode.rateLimited) return 5;
  if (code === CloseCode.storageFailure || code === CloseCode.restarting) return 4;
  return code === CloseCode.slowPeer ? 3 : 1;
}

/**
 * How long to wait before an attempt to reconnect, ms. The wait doubles with each attempt, and each
 * client waits a random part of it, a quarter at least: a restarted server is not met by everybody
 * in the same second.
 *
 * Never longer than 100 ms × 2^attempt, which is y-websocket's own wait: the provider takes the
 * smaller of its wait and its `maxBackoffTime`, and that is where this number is put.
 *
 * @param attempt 1 for the first after a working connection
 * @param random from 0 up to 1
 */
export function reconnectDelay(attempt: number, random: number): number {
  return Math.min(LONGEST, 100 * 2 ** attempt) * (0.25 + 0.75 * random);
}
