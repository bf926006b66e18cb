import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { FakeField, InputOrder } from "./fake-field";
import { createPeers } from "./peers";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const order = fc.constantFrom<InputOrder>("input-first", "end-first");
const act = fc.oneof(
  fc.record({ kind: fc.constant("type" as const), length: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant("backspace" as const) }),
  fc.record({ kind: fc.constant("select" as const), from: fc.nat(99), length: fc.nat(3) }),
  fc.record({ kind: fc.constant("compose" as const) }),
  fc.record({ kind: fc.constant("candidate" as const), length: fc.nat(3) }),
  fc.record({ kind: fc.constant("commit" as const), length: fc.nat(3), order }),
  fc.record({ kind: fc.constant("cancel" as const), order }),
  fc.record({ kind: fc.constant("deliver" as const) }),
  fc.record({ kind: fc.constant("turn" as const) }),
);
const acts = fc.array(fc.tuple(fc.nat(2), act), { maxLength: 80, size: "max" });

/** Hands out characters that occur once only, every third of them a surrogate pair. */
function uniqueCharacters() {
  let count = 0;
  return (length: number) =>
    Array.from({ length }, () => {
      count += 1;
      return String.fromCodePoint((count % 3 === 0 ? 0x20000 : 0x4e00) + count);
    });
}

/** Length of the first characters of a text, pairs counted as one. UTF-16 units. */
const widthOf = (text: string, characters: number) =>
  Array.from(text).slice(0, characters).join("").length;

/** Selects characters with the mouse, never half a pair. */
function select(field: FakeField, from: number, length: number): void {
  field.point();
  const start = widthOf(field.value, from % (Array.from(field.value).length + 1));
  const end = start + widthOf(field.value.slice(start), length);
  field.setSelectionRange(start, end);
}

it("of three people who type, compose and delete at random every word survives exactly once", () => {
  fc.assert(
    fc.property(acts, (steps) => {
      const fresh = uniqueCharacters();
      const seed = fresh(6);
      const { peers, deliver, deliverAll } = createPeers(3, seed.join(""));
      const composing = new Set<FakeField>();
      const words: string[][] = seed.map((char) => [char]);
      const deleted = new Set<string>();
      const deleteSelected = ({ value, selectionStart, selectionEnd }: FakeField) => {
        for (const char of value.slice(selectionStart, selectionEnd)) deleted.add(char);
      };
      const selectedBefore = new Map<FakeField, string>();
      const commit = (field: FakeField, length: number, inOrder: InputOrder) => {
        const word = fresh(length);
        words.push(word);
        for (const char of selectedBefore.get(field) ?? "") deleted.add(char);
        field.commit(word.join(""), inOrder);
        composing.delete(field);
      };

      for (const [who, step] of steps) {
        const peer = peers[who];
        if (peer === undefined) continue;
        const { field } = peer;
        const busy = composing.has(field);
        if (step.kind === "deliver") deliver(peer);
        if (step.kind === "turn") vi.runAllTimers();
        if (step.kind === "select" && !busy) select(field, step.from, step.length);
        if (step.kind === "type" && !busy) {
          field.press("a");
          deleteSelected(field);
          const word = fresh(step.length);
          words.push(word);
          field.type(word.join(""));
        }
        if (step.kind === "backspace" && !busy) {
          field.press("Backspace");
          const { value, selectionStart, selectionEnd } = field;
          if (selectionStart < selectionEnd) deleteSelected(field);
          else deleted.add(Array.from(value.slice(0, selectionEnd)).at(-1) ?? "");
          field.backspace();
        }
        if (step.kind === "compose" && !busy) {
          selectedBefore.set(field, field.value.slice(field.selectionStart, field.selectionEnd));
          field.startComposing();
          composing.add(field);
        }
        if (step.kind === "candidate" && busy) field.candidate("nihao".slice(0, step.length));
        if (step.kind === "commit" && busy) commit(field, step.length, step.order);
        if (step.kind === "cancel" && busy) {
          field.cancel(step.order);
          composing.delete(field);
        }
      }
      for (const field of composing) commit(field, 2, "input-first");
      vi.runAllTimers();
      deliverAll();
      deliverAll();

      const [first] = peers;
      const final = first?.text.toString() ?? "";
      for (const { field, text } of peers) {
        expect(text.toString()).toBe(final);
        expect(field.value).toBe(final);
      }
      const expected = words.map((word) => word.filter((char) => !deleted.has(char)));
      expect([...final].sort()).toEqual(expected.flat().sort());
      for (const word of expected) {
        const places = word.map((char) => final.indexOf(char));
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }
    }),
    { numRuns: 400 },
  );
});
