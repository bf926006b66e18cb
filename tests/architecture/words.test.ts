import { expect, it } from "vitest";
import { en } from "~/i18n/en";
import { zhCN } from "~/i18n/zh-CN";

/** One word or sentence of a dictionary: `meeting.open` → "text", or how many values it takes. */
type Entry = readonly [key: string, kind: string];

it("the two languages have the same keys, taking the same values", () => {
  expect(Object.fromEntries(entriesOf(en))).toEqual(Object.fromEntries(entriesOf(zhCN)));
});

it("no word is empty in either language", () => {
  const empty = [...entriesOf(zhCN), ...entriesOf(en)].filter(([, kind]) => kind === "empty");
  expect(empty).toEqual([]);
});

function entriesOf(words: object, path = ""): Entry[] {
  return Object.entries(words).flatMap(([name, value]: [string, unknown]) => {
    const key = path === "" ? name : `${path}.${name}`;
    return typeof value === "object" && value !== null
      ? entriesOf(value, key)
      : [[key, kindOf(value)] as const];
  });
}

function kindOf(value: unknown): string {
  if (typeof value === "function") return `function of ${value.length}`;
  if (typeof value === "string") return value.trim() === "" ? "empty" : "text";
  return typeof value;
}
