import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Projector } from "#server/rooms/projection/projector";
import type { Room } from "#server/rooms/room";

/** How long one projection takes, ms, during which no timer fires. */
const COST = 10;
const roomOf = (name: string) => ({ name, parsed: name, document: {} }) as unknown as Room;
const rooms = ["a", "b", "c"].map(roomOf);

let now: number;
let projected: { room: string; at: number }[];
/** @param leadMs see `ProjectorPace` */
let make: (leadMs: number) => Projector;
let projector: Projector;
/** Rooms whose key is committed by the next flush. */
let uncommitted: Room[];
let isBroken: boolean;

beforeEach(() => {
  now = 0;
  projected = [];
  uncommitted = [];
  isBroken = false;
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  vi.spyOn(performance, "now").mockImplementation(() => now);
  const projection = {
    project: (room: unknown) => {
      projected.push({ room: String(room), at: now });
      now += COST;
      if (isBroken) throw new Error("hostile content");
    },
    behind: () => [],
    empty: () => undefined,
  };
  const silent = () => undefined;
  const logger = { info: silent, warn: silent, error: silent };
  const flush = () => {
    for (const room of uncommitted.splice(0)) projector.soon(room, []);
  };
  const host = { flush, failed: () => undefined };
  const pace = { pauseMs: 100, latestMs: 500, share: 0.05 };
  make = (leadMs) => new Projector(projection, logger, { ...pace, leadMs }, host);
  projector = make(0);
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

test("a room whose writers pause goes before one that is still written in", () => {
  const [busy, quiet] = rooms;
  if (!busy || !quiet) return;
  for (let at = 0; at < 200; at += 10) {
    projector.soon(busy, []);
    if (at === 50) projector.soon(quiet, []);
    pass(10);
  }
  expect(projected.map(({ room }) => room)).toEqual(["b"]);
});

test("many rooms are projected in turn, within the share of the time", () => {
  for (const room of rooms) projector.soon(room, []);
  pass(700);
  expect(projected.map(({ room }) => room)).toEqual(["a", "b", "c"]);
  expectShareKept();
});

test("what was not taken of the share lately may be taken at once, and no more", () => {
  // Of 400 ms a twentieth is two projections; the first is always free.
  projector = make(400);
  for (const room of [...rooms, ...["d", "e", "f"].map(roomOf)]) projector.soon(room, []);
  pass(5_000);
  const times = projected.map(({ at }) => at);
  expect(times).toHaveLength(6);
  const between = times.slice(1).map((at, index) => at - (times[index] ?? 0));
  expect(between.slice(0, 2).every((ms) => ms <= 2 * COST)).toBe(true);
  for (const ms of between.slice(3)) expect(COST / ms).toBeLessThanOrEqual(0.051);
});

test("one that is written in without end keeps its turn among many that pause", () => {
  const [busy, ...others] = rooms;
  if (!busy) return;
  for (let at = 0; at < 3_000; at += 10) {
    projector.soon(busy, []);
    for (const room of others) projector.soon(room, []);
    pass(10);
  }
  const turns = projected.map(({ room }) => room);
  expect(turns.slice(0, 6).toSorted()).toEqual(["a", "a", "b", "b", "c", "c"]);
  expectShareKept();
});

test("what is committed right before a projection does not take the share from it", () => {
  const [first, second, third] = rooms;
  if (!first || !second || !third) return;
  projector.soon(first, []);
  projector.soon(second, []);
  uncommitted.push(third);
  pass(700);
  expect(projected).toHaveLength(3);
  expectShareKept();
});

test("one that failed is not the projector's to try again", () => {
  const [room] = rooms;
  if (!room) return;
  isBroken = true;
  projector.soon(room, []);
  pass(200);
  projector.soon(room, []);
  pass(2_000);
  expect(projected).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});

test("who is about to read does not wait for the share", () => {
  for (const room of rooms) projector.soon(room, []);
  pass(101);
  for (const room of rooms) projector.ifDue(room);
  expect(projected.map(({ room }) => room)).toEqual(["a", "b", "c"]);
  pass(1_000);
  expect(projected).toHaveLength(3);
});

function expectShareKept(): void {
  const between = projected.slice(1).map(({ at }, index) => at - (projected[index]?.at ?? 0));
  for (const ms of between) expect(COST / ms).toBeLessThanOrEqual(0.05);
}
