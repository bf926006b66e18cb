import { expect, it } from "vitest";
import { firstAttempt, reconnectDelay } from "~/collab/reconnect-delay";
import { CloseCode } from "~/protocol/close-codes";

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
  expect(first(CloseCode.restarting)).toBe(200);
  expect(first(CloseCode.storageFailure)).toBeGreaterThan(1_000);
  expect(first(CloseCode.rateLimited)).toBeGreaterThan(3_000);
});
