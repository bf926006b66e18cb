import { describe, expect, it } from "vitest";
import type { EntryState } from "~/commands/actual-outbox";
import { newDraft } from "~/components/actuals/actual-draft";
import { isOvertaken, notesOf } from "~/components/actuals/field-notes";
import { zhCN } from "~/i18n/zh-CN";
import type { LiveActual } from "~/protocol/live-keys";

const OTHER = { id: "other", nameZh: "销售部经理", nameEn: "Sales manager" };
const theirs: LiveActual = { value: 21, changedBy: OTHER, changedAt: 9 };
const overtaken: EntryState = { kind: "refused", value: 19, error: "overtaken", seenAt: 7 };

function said(entry: EntryState, actual: LiveActual | null) {
  const draft = newDraft(actual);
  const reading = { kind: "untouched" } as const;
  return notesOf(zhCN, { draft, reading, entry, actual, decimals: 0 }).map(({ text }) => text);
}

describe("a number that was overtaken", () => {
  it("is said to be, with who changed it to what meanwhile, and can be chosen between", () => {
    expect(said(overtaken, theirs)).toEqual(["在此期间，销售部经理已把它改为 21。"]);
    expect(isOvertaken(overtaken, theirs)).toBe(true);
  });

  it("is said to be without a name until the newer number is here", () => {
    expect(said(overtaken, { ...theirs, changedAt: 7 })).toEqual([zhCN.errors.overtaken]);
    expect(isOvertaken(overtaken, { ...theirs, changedAt: 7 })).toBe(false);
  });
});

it("a number kept for another person is said to be, and not sent", () => {
  const entry = { kind: "waiting", value: 19, reason: "other-person" } as const;
  expect(said(entry, theirs)).toEqual([zhCN.errors["other-person"]]);
});
