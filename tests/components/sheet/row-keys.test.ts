import { expect, it } from "vitest";
import { rowVerb } from "~/components/sheet/row-keys";

const press = (key: string, more: Partial<Parameters<typeof rowVerb>[0]> = {}) => ({
  key,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  repeat: false,
  ...more,
});

it("Alt and an arrow moves the row, an arrow alone moves the caret", () => {
  expect(rowVerb(press("ArrowUp", { altKey: true }), false)).toBe("up");
  expect(rowVerb(press("ArrowDown", { altKey: true }), false)).toBe("down");
  expect(rowVerb(press("ArrowUp"), false)).toBeNull();
  expect(rowVerb(press("ArrowUp", { altKey: true, shiftKey: true }), false)).toBeNull();
});

it("Backspace takes an empty row away, but not when it is held or words are there", () => {
  expect(rowVerb(press("Backspace"), true)).toBe("remove");
  expect(rowVerb(press("Backspace"), false)).toBeNull();
  expect(rowVerb(press("Backspace", { repeat: true }), true)).toBeNull();
  expect(rowVerb(press("Backspace", { ctrlKey: true }), true)).toBeNull();
});
