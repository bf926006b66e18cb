/** What typed cells say. Rules BT1, BT2. */
import { readDueDate } from "../follow-up/due-date";
import type { Month } from "../scorecard/month";
import { readNumber } from "../scorecard/read-number";
import type { CellShown } from "./computed-table";
import { decimalsOf, fractionOf, toNumber } from "./fraction";
import { BLANK, failed, type Value } from "./solve";

/** The most decimals that a number is shown with. */
export const MOST_DECIMALS = 6;

/** [BT3] The decimals of a quotient, which may have no end. */
export const RATIO_DECIMALS = { percent: 1, other: 2 } as const;

const PERSON = "person:";

/** [BT1] A typed number, read as an actual is. */
export function readTyped(text: string, percent: boolean): Value {
  const read = readNumber(text, { percent });
  if (!read.ok) return failed({ code: "unreadable-number", reason: read.error });
  return read.value === null ? BLANK : { kind: "number", value: fractionOf(read.value) };
}

/** What a person's cell holds for somebody of the company; a free name is just typed. */
export function personCell(personId: string): string {
  return PERSON + personId;
}

/** [BT2] A person of the company, or a name as typed. */
export function shownPerson(text: string): CellShown {
  if (text.trim() === "") return { kind: "blank" };
  return text.startsWith(PERSON)
    ? { kind: "person", personId: text.slice(PERSON.length), name: "" }
    : { kind: "person", personId: null, name: text };
}

/** [BT2] A date, read as a due date is. */
export function shownDate(text: string, reviewMonth: Month): CellShown {
  const read = readDueDate(text, { reviewMonth });
  if (read.ok) return { kind: "date", day: read.day, text };
  if (read.error === "empty") return { kind: "blank" };
  const nearest = read.error === "no-such-day" ? read.nearest : null;
  return { kind: "error", error: { code: "unreadable-date", nearest }, text };
}

/** [BT3] A value as shown: rounded half away from zero to its decimals. */
export function shownValue(value: Value, decimals: number, text: string): CellShown {
  switch (value.kind) {
    case "number": {
      const rounded = toNumber(value.value, decimals);
      return rounded === null
        ? { kind: "error", error: { code: "too-large" }, text }
        : { kind: "number", value: rounded, decimals };
    }
    case "error":
      return { kind: "error", error: value.error, text };
    case "words":
      return { kind: "text", text };
    case "blank":
      return { kind: "blank" };
  }
}

/** [BT3] The decimals that show all these values exactly. */
export function decimalsFor(values: Iterable<Value>): number {
  let decimals = 0;
  for (const value of values) {
    if (value.kind !== "number") continue;
    decimals = Math.max(decimals, decimalsOf(value.value, MOST_DECIMALS));
  }
  return decimals;
}
