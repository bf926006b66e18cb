import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Turn } from "#server/rooms/turn";

let done = 0;
const work = () => void (done += 1);

beforeEach(() => {
  done = 0;
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("work is done once at the end of a turn, however often it was asked for", () => {
  const turn = new Turn(work, { apartMs: 10 });
  turn.request();
  turn.request();
  expect(done).toBe(0);
  vi.advanceTimersByTime(0);
  expect(done).toBe(1);
});

test("what is asked for soon after is done together, when the time between is over", () => {
  const turn = new Turn(work, { apartMs: 10 });
  turn.request();
  vi.advanceTimersByTime(0);
  turn.request();
  vi.advanceTimersByTime(5);
  turn.request();
  turn.runIfDue();
  expect(done).toBe(1);
  vi.advanceTimersByTime(5);
  expect(done).toBe(2);
});

test("after a pause nothing waits", () => {
  const turn = new Turn(work, { apartMs: 10 });
  turn.request();
  vi.advanceTimersByTime(50);
  turn.request();
  vi.advanceTimersByTime(0);
  expect(done).toBe(2);
});

test("what is due at the end of the turn can be done before it, and then not again", () => {
  const turn = new Turn(work, { apartMs: 10 });
  turn.request();
  turn.runIfDue();
  vi.advanceTimersByTime(0);
  expect(done).toBe(1);
});

test("a few times may follow one another at once, and again when there were as many pauses", () => {
  const turn = new Turn(work, { apartMs: 10, burst: 3 });
  const ask = (times: number) => {
    for (let time = 0; time < times; time += 1) {
      turn.request();
      vi.advanceTimersByTime(0);
    }
  };
  ask(5);
  expect(done).toBe(3);
  vi.advanceTimersByTime(10);
  expect(done).toBe(4);
  ask(2);
  expect(done).toBe(4);
  vi.advanceTimersByTime(40);
  ask(5);
  expect(done).toBe(8);
});
