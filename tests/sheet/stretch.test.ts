import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { locateStretch, MAX_STRETCH, stretchOf, type Stretch } from "~/sheet/stretch";
import { seededRandom } from "../server/rooms/support/seeded-random";
import { meet, peers } from "./peers";

function textWith(words: string): Y.Text {
  const text = new Y.Doc().getText("t");
  text.insert(0, words);
  return text;
}

/** As it travels: written to the database and read again. */
const stored = (stretch: Stretch | null): Stretch => JSON.parse(JSON.stringify(stretch));
const wordsAt = (text: Y.Text, stretch: Stretch) => locateStretch(text, stretch)?.words ?? null;

describe("a stretch of text", () => {
  it("quotes the selected words without the blanks around them", () => {
    const stretch = stretchOf(textWith("one two three"), 3, 8);
    expect(stretch?.quote).toBe("two");
    expect(stretchOf(textWith("one  two"), 3, 5)).toBeNull();
  });

  it("takes the beginning of a selection that is too long", () => {
    expect(stretchOf(textWith("x".repeat(3000)), 5, 2500)?.quote).toHaveLength(MAX_STRETCH);
  });

  it("stays on its words while others write before, behind and at its edges", () => {
    const text = textWith("abc def ghi");
    const stretch = stored(stretchOf(text, 4, 7));
    text.insert(0, "XX");
    text.insert(text.length, "YY");
    text.insert(6, "L");
    text.insert(10, "R");
    expect(text.toString()).toBe("XXabc LdefR ghiYY");
    expect(wordsAt(text, stretch)).toBe("def");
  });

  it("holds what is written inside it, and what is left of its own words", () => {
    const text = textWith("abc def ghi");
    const stretch = stored(stretchOf(text, 4, 7));
    text.insert(5, "--");
    text.delete(4, 1);
    expect(wordsAt(text, stretch)).toBe("--ef");
  });

  it("is gone when its words are, also when other words took their place", () => {
    const text = textWith("abc def ghi");
    const stretch = stored(stretchOf(text, 4, 7));
    text.delete(4, 3);
    expect(wordsAt(text, stretch)).toBeNull();
    text.insert(4, "new");
    expect(wordsAt(text, stretch)).toBeNull();
  });

  it("is found again when its words come back, as long as they stand there once", () => {
    const text = textWith("abc def ghi");
    const undo = new Y.UndoManager(text);
    const stretch = stored(stretchOf(text, 4, 7));
    text.delete(0, text.length);
    undo.undo();
    expect(wordsAt(text, stretch)).toBe("def");
    const twice = textWith("def");
    const first = stored(stretchOf(twice, 0, 3));
    twice.delete(0, 3);
    twice.insert(0, "def def");
    expect(wordsAt(twice, first)).toBeNull();
  });

  it.each([null, 3, {}, { item: "x" }, { item: { client: -1, clock: 0 } }, { tname: "other" }])(
    "that somebody made up (%j) is nowhere",
    (position) => {
      expect(wordsAt(textWith("abc"), { start: position, end: position, quote: "q" })).toBeNull();
    },
  );

  it("of another text is nowhere in this one", () => {
    const doc = new Y.Doc();
    const [one, other] = [doc.getText("one"), doc.getText("other")];
    one.insert(0, "abc");
    other.insert(0, "xyz");
    expect(wordsAt(other, stored(stretchOf(one, 0, 3)))).toBeNull();
  });
});

/** Every character of the text at the start is one of its own, everything written later a digit. */
const START = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

it.each([1, 2, 3, 4, 5, 6, 7, 8])(
  "whatever three people write at once, it covers just its own words that are left, or says that they are gone (seed %i)",
  (seed) => {
    const random = seededRandom(seed);
    const upTo = (limit: number) => Math.floor(random() * (limit + 1));
    for (let round = 0; round < 60; round += 1) {
      const docs = peers((doc) => doc.getText("t").insert(0, START), 11, 12, 13);
      const texts = docs.map((doc) => doc.getText("t"));
      const from = upTo(START.length - 2);
      const to = from + 1 + upTo(Math.min(12, START.length - from - 1));
      const [first] = texts;
      if (!first) throw new Error("no text");
      const stretch = stored(stretchOf(first, from, to));
      for (let step = 0; step < 25; step += 1) {
        const text = texts[upTo(2)];
        if (!text) continue;
        if (random() < 0.5) text.insert(upTo(text.length), String(upTo(9)));
        else if (text.length > 0) text.delete(upTo(text.length - 1), 1 + upTo(5));
        if (random() < 0.2) meet(docs);
      }
      meet(docs);
      const now = first.toString();
      const left = [...now].filter((char) => stretch.quote.includes(char)).join("");
      for (const text of texts) {
        const found = locateStretch(text, stretch);
        const letters = (found?.words ?? "").replace(/\d/g, "");
        expect(letters, `seed ${seed}, round ${round}`).toBe(left);
        if (found) expect(now.slice(found.from, found.to)).toBe(found.words);
      }
    }
  },
);
