import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { SHARE, WorkShares } from "#server/rooms/work-share";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance", "setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A step that always has more of its kind behind it, and costs so much. */
function endless(share: ReturnType<WorkShares["of"]>, ms: number) {
  const steps = { done: 0 };
  share.queue(() => {
    steps.done += 1;
    share.charge(ms, 0);
    return true;
  });
  return steps;
}

describe("a person's share of the time", () => {
  test("is a fifth beside others, however many steps wait", () => {
    const shares = new WorkShares();
    const [greedy, modest] = [shares.of("greedy"), shares.of("modest")];
    greedy.charge(1_000, 0);
    const steps = endless(greedy, 10);
    for (let second = 0; second < 20; second += 1) {
      modest.charge(1, 0);
      vi.advanceTimersByTime(1_000);
      expect(modest.isSpent).toBe(false);
    }
    expect(steps.done).toBeGreaterThan((20_000 * SHARE - 1_000) / 10 - 5);
    expect(steps.done).toBeLessThan((20_000 * SHARE - 1_000) / 10 + 5);
  });

  test("is all of it for somebody who is alone", () => {
    const share = new WorkShares().of("alone");
    share.charge(100, 0);
    expect(share.isSpent).toBe(true);
    vi.advanceTimersByTime(100);
    expect(share.isSpent).toBe(false);
  });

  test("is taken by the connections of a person by turns", () => {
    const share = new WorkShares().of("a");
    share.charge(100, 0);
    const both = [endless(share, 30), endless(share, 30)];
    vi.advanceTimersByTime(1_000);
    const [first = 0, second = 0] = both.map(({ done }) => done);
    expect(first).toBeGreaterThan(5);
    expect(Math.abs(first - second)).toBeLessThanOrEqual(1);
  });

  test("is used up by bytes too, and stays so for whoever comes back", () => {
    const shares = new WorkShares();
    shares.of("a").charge(0, 1024 * 1024);
    expect(shares.of("a").isSpent).toBe(true);
    expect(shares.of("b").isSpent).toBe(false);
  });
});
