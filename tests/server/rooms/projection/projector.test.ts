import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Projector } from "#server/rooms/projection/projector";
import type { Room } from "#server/rooms/room";

/** How long one projection takes, ms, during which no timer fires. */
const COST = 10;
const rooms = ["a", "b", "c"].map((name) => ({ name, document: {} }) as unknown as Room);

let now: number;
let projected: { room: string; at: number }[];
let projector: Projector;

beforeEach(() => {
  now = 0;
  projected = [];
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  vi.spyOn(performance, "now").mockImplementation(() => now);
  const projection = {
    project: (room: unknown) => {
      projected.push({ room: String(room), at: now });
      now += COST;
    },
    behind: () => [],
    empty: () => undefined,
  };
  for (const room of rooms) Object.assign(room, { parsed: room.name });
  const silent = () => undefined;
  const logger = { info: silent, warn: silent, error: silent };
  const host = { flush: () => undefined, failed: () => undefined };
  projector = new Projector(projection, logger, { pauseMs: 100, latestMs: 500, share: 0.05 }, host);
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function pass(ms: number): void {
  for (const end = now + ms; now < end;) {
    now += 1;
    vi.advanceTimersByTime(1);
  }
}

test("a room is projected once its writers pause, however often it has changed", () => {
  const [room] = rooms;
  if (!room) return;
  for (let times = 0; times < 3; times++) {
    projector.soon(room, []);
    pass(50);
  }
  expect(projected).toEqual([]);
  pass(1_000);
  expect(projected.map(({ room: name }) => name)).toEqual(["a"]);
  expect(projected[0]?.at).toBeLessThanOrEqual(100 + 100);
});

test("the longer it has waited, the shorter a pause will do", () => {
  const [room] = rooms;
  if (!room) return;
  for (let at = 0; at < 500; at += 30) {
    projector.soon(room, []);
    pass(30);
  }
  const [first] = projected;
  expect(first?.at).toBeGreaterThan(300);
  expect(first?.at).toBeLessThan(400);
});

test("where nobody pauses at all it is projected all the same", () => {
  const [room] = rooms;
  if (!room) return;
  for (let at = 0; at < 2_000; at++) {
    projector.soon(room, []);
    pass(1);
  }
  const between = projected.map(({ at }, index) => at - (projected[index - 1]?.at ?? 0));
  expect(between.length).toBeGreaterThanOrEqual(3);
  for (const ms of between) expect(ms).toBeLessThanOrEqual(500 + COST);
});

test("many rooms are projected in turn, within the share of the time", () => {
  for (const room of rooms) projector.soon(room, []);
  pass(700);
  expect(projected.map(({ room }) => room)).toEqual(["a", "b", "c"]);
  const between = projected.slice(1).map(({ at }, index) => at - (projected[index]?.at ?? 0));
  for (const ms of between) expect(COST / ms).toBeLessThanOrEqual(0.05);
});

test("who is about to read does not wait for the share", () => {
  for (const room of rooms) projector.soon(room, []);
  pass(101);
  for (const room of rooms) projector.ifDue(room);
  expect(projected.map(({ room }) => room)).toEqual(["a", "b", "c"]);
  pass(1_000);
  expect(projected).toHaveLength(3);
});
