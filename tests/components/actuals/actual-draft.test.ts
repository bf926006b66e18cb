import { describe, expect, it } from "vitest";
import {
  laterActual,
  newDraft,
  nextDraft,
  readDraft,
  type ActualDraft,
  type DraftEvent,
} from "~/components/actuals/actual-draft";
import type { LiveActual } from "~/protocol/live-keys";

const ME = "me";
const OTHER = { id: "other", nameZh: "销售部经理", nameEn: "Sales manager" };
const MYSELF = { id: ME, nameZh: "销售内勤", nameEn: "Sales clerk" };
const levels = { challenge2: 17, challenge1: 18, target: 19, threshold: 21 };
const expected = { percent: true, levels };

describe("a field of actuals", () => {
  it("shows the number that everybody has until something is typed", () => {
    expect(readDraft(newDraft(actual(88)), expected)).toEqual({ kind: "untouched" });
  });

  it("reads what people paste, and full-width digits", () => {
    for (const [text, value] of [
      ["1,234", 1234],
      ["１９．５％", 19.5],
      ["", null],
    ] as const) {
      expect(read(after(actual(20), typed(text)))).toEqual({ kind: "number", value });
    }
  });

  it("keeps a text that it cannot read, with the reason, whatever arrives", () => {
    const draft = after(actual(20), typed("19x"), arrived(21, OTHER), { kind: "left" });
    expect(draft.text).toBe("19x");
    expect(read(draft)).toMatchObject({ kind: "unreadable" });
    expect(draft.overtaken).toEqual({ by: OTHER, before: 20, after: 21 });
  });

  it("asks about a hundredth, and not again when that was meant", () => {
    const asked = after(actual(20), typed("0.19"));
    expect(read(asked)).toEqual({ kind: "question", value: 0.19, alternative: 19 });
    const sure = nextDraft(asked, { kind: "confirmed" }, expected, ME);
    expect(read(sure)).toEqual({ kind: "number", value: 0.19 });
    expect(read(nextDraft(sure, typed("0.18"), expected, ME)).kind).toBe("question");
  });

  it("goes back to everybody's number on Escape", () => {
    expect(after(actual(20), typed("3"), { kind: "restored" }).text).toBeNull();
  });

  it("shows a committed number as numbers are shown once nobody is in the field", () => {
    const inside = after(actual(20), typed("１９"), arrived(19, MYSELF));
    expect(inside.text).toBe("１９");
    expect(nextDraft(inside, { kind: "left" }, expected, ME).text).toBeNull();
    const before = after(actual(20), typed("１９"), { kind: "left" }, arrived(19, MYSELF));
    expect(before.text).toBeNull();
  });

  it("gives way to somebody else's number where its own was committed before, and says whose", () => {
    const draft = after(actual(20), typed("19"), arrived(19, MYSELF), arrived(18, OTHER));
    expect(draft.text).toBeNull();
    expect(draft.overtaken).toEqual({ by: OTHER, before: 19, after: 18 });
  });

  it("keeps what is typed and not committed when somebody else is quicker: the later one wins", () => {
    const draft = after(actual(20), typed("19"), arrived(18, OTHER));
    expect(draft.text).toBe("19");
    expect(draft.overtaken).toEqual({ by: OTHER, before: 20, after: 18 });
  });

  it("says of nobody that they changed the number when it is one's own change, or none", () => {
    expect(after(actual(20), arrived(19, MYSELF)).overtaken).toBeNull();
    expect(after(actual(20), arrived(20, OTHER)).overtaken).toBeNull();
  });

  it("stops saying so when it was read, and when one types", () => {
    const told = after(actual(20), arrived(18, OTHER));
    expect(nextDraft(told, { kind: "noticed" }, expected, ME).overtaken).toBeNull();
    expect(nextDraft(told, typed("1"), expected, ME).overtaken).toBeNull();
  });
});

describe("of two commitments of one number", () => {
  it("the later one counts, and the pushed one where they are of the same moment", () => {
    const [early, late] = [actual(1, 10), actual(2, 20)];
    expect(laterActual(early, late)).toBe(late);
    expect(laterActual(late, early)).toBe(late);
    expect(laterActual(early, null)).toBe(early);
    expect(laterActual(null, late)).toBe(late);
    const same = actual(3, 10);
    expect(laterActual(early, same)).toBe(early);
  });
});

function read(draft: ActualDraft) {
  return readDraft(draft, expected);
}

function after(start: LiveActual, ...events: DraftEvent[]): ActualDraft {
  return events.reduce((draft, event) => nextDraft(draft, event, expected, ME), newDraft(start));
}

function typed(text: string): DraftEvent {
  return { kind: "typed", text };
}

function arrived(value: number, changedBy: LiveActual["changedBy"]): DraftEvent {
  return { kind: "arrived", actual: { value, changedBy, changedAt: 2 } };
}

function actual(value: number, changedAt = 1): LiveActual {
  return { value, changedBy: null, changedAt };
}
