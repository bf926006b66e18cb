import { expect, it } from "vitest";
import { firstAttempt, reconnectDelay } from "~/collab/reconnect-delay";
import { CloseCode } from "~/protocol/close-codes";
import { seededRandom } from "../server/rooms/support/seeded-random";

/** When somebody who lost their connection at 0 is back at a server that is down until then, ms. */
function returnsAt(downMs: number, code: number | undefined, random: () => number): number {
  let at = 0;
  for (let attempt = firstAttempt(code); ; attempt += 1) {
    at += reconnectDelay(attempt, random());
    if (at >= downMs) return at;
  }
}

it("doubles from attempt to attempt up to a limit", () => {
  const longest = [1, 2, 3, 4, 12].map((attempt) => reconnectDelay(attempt, 1));
  expect(longest).toEqual([200, 400, 800, 1600, 10_000]);
});

it("spreads the clients over three quarters of the wait", () => {
  expect([0, 0.5, 1].map((random) => reconnectDelay(3, random))).toEqual([200, 500, 800]);
});

it("never exceeds the provider's own wait, which would win", () => {
  for (let attempt = 1; attempt < 20; attempt += 1) {
    expect(reconnectDelay(attempt, 1)).toBeLessThanOrEqual(100 * 2 ** attempt);
  }
});

it("gives a server more time that has said that it needs some", () => {
  const first = (code: number | undefined) => reconnectDelay(firstAttempt(code), 1);
  expect(first(undefined)).toBe(200);
  expect(first(CloseCode.restarting)).toBeGreaterThan(1_000);
  expect(first(CloseCode.storageFailure)).toBeGreaterThan(1_000);
  expect(first(CloseCode.rateLimited)).toBeGreaterThan(3_000);
});

// A server that is killed says nothing, and is down for a second at least: it has to start.
it.each([
  ["sends everybody away and is back at once", 0, CloseCode.restarting],
  ["is back after a second", 1_000, CloseCode.restarting],
  ["is back after five seconds", 5_000, CloseCode.restarting],
  ["was killed and is back after a second", 1_000, undefined],
  ["was killed and is back after a minute", 60_000, undefined],
])("does not send 200 clients at once to a server that %s", (_, downMs, code) => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const random = seededRandom(seed);
    const times = Array.from({ length: 200 }, () => returnsAt(downMs, code, random) - downMs);
    const within = (ms: number) =>
      Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + ms).length));
    expect(within(100), `in 100 ms, seed ${seed}`).toBeLessThan(50);
    expect(Math.max(...times), `the last one, seed ${seed}`).toBeLessThan(10_000);
    expect(Math.min(...times), `the first one, seed ${seed}`).toBeLessThan(1_000);
  }
});
