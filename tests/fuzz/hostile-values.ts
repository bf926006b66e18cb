/** Values as no form of ours sends them. */
import { pick } from "../server/rooms/support/seeded-random";

type Random = () => number;

/** Anything that JSON can say, and much that no schema expects. */
export function hostileValue(random: Random): unknown {
  const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);
  const values: (() => unknown)[] = [
    () => null,
    () => true,
    () => -1,
    () => 1e308,
    () => Number.MAX_SAFE_INTEGER + 1,
    () => "",
    () => "\u0000",
    () => "\ud800",
    () => "字".repeat(30_000),
    () => "'; DROP TABLE person; --",
    () => "2021-13",
    () => "0000-00-00",
    () => [],
    () => Array.from({ length: 500 }, () => "x"),
    () => ({}),
    () => deep(500),
    () => JSON.parse('{"__proto__":{"roles":["administrator"]},"constructor":{"prototype":{}}}'),
  ];
  return pick(random, values)?.();
}

/** An honest input with something in it replaced, left out, added or put into a list. */
export function hostileInput(input: unknown, random: Random): unknown {
  if (random() < 0.1 || typeof input !== "object" || input === null) return hostileValue(random);
  const copy = structuredClone(input) as Record<string, unknown>;
  const key = pick(random, Object.keys(copy)) ?? "id";
  const ways: (() => void)[] = [
    () => (copy[key] = hostileValue(random)),
    () => (copy[key] = hostileValue(random)),
    () => (copy[key] = [copy[key]]),
    () => (copy[key] = hostileInput(copy[key], random)),
    () => delete copy[key],
    () => Object.assign(copy, { extra: hostileValue(random) }),
    () => Object.defineProperty(copy, "__proto__", { value: { id: 1 }, enumerable: true }),
  ];
  pick(random, ways)?.();
  return copy;
}
