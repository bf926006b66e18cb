import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Rounds } from "#server/rooms/rounds";

const ROUND_MS = 10_000;

let rounds: Rounds<number>;
let seen: number[];

beforeEach(() => {
  vi.useFakeTimers();
  seen = [];
  rounds = new Rounds(ROUND_MS, (each) => seen.push(each));
});

afterEach(() => {
  rounds.stop();
  vi.useRealTimers();
});

describe("Rounds look at", () => {
  test("each once in a round, and never at most of them at once", () => {
    const all = Array.from({ length: 50 }, (_, each) => each);
    for (const each of all) rounds.add(each);
    let most = 0;
    for (let at = 0; at < ROUND_MS; at += 100) {
      const before = seen.length;
      vi.advanceTimersByTime(100);
      most = Math.max(most, seen.length - before);
    }
    expect(seen.toSorted((a, b) => a - b)).toEqual(all);
    expect(most).toBeLessThanOrEqual(5);
    vi.advanceTimersByTime(ROUND_MS);
    expect(seen.slice(50)).toEqual(seen.slice(0, 50));
  });

  test("whoever came in the middle of one, within the next, and once however often it was added", () => {
    vi.advanceTimersByTime(ROUND_MS / 2);
    rounds.add(1);
    rounds.add(1);
    vi.advanceTimersByTime(ROUND_MS);
    expect(seen).toEqual([1]);
  });

  test("nobody who has gone, even while they are looking", () => {
    rounds.stop();
    rounds = new Rounds<number>(10, (each) => {
      seen.push(each);
      rounds.delete(2);
    });
    rounds.add(1);
    rounds.add(2);
    vi.advanceTimersByTime(30);
    expect(seen).toEqual([1, 1, 1]);
  });

  test("nothing any more when they are ended", () => {
    rounds.add(1);
    rounds.stop();
    vi.advanceTimersByTime(2 * ROUND_MS);
    expect(seen).toEqual([]);
  });
});
