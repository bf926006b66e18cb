import { expect, it } from "vitest";
import { parseSent } from "~/services/parse-sent.server";

it("JSON is read, with any brackets in its words", () => {
  const value = { text: `[[\\"${"[{".repeat(200)}`, list: [{ a: [1] }] };
  expect(parseSent(JSON.stringify(value))).toEqual(value);
});

it("what is none, is cut off or nests without end is nothing", () => {
  const deep = `${'{"a":'.repeat(65)}1${"}".repeat(65)}`;
  for (const json of ["", "{", "nul", "[".repeat(1_000_000), deep]) {
    expect(parseSent(json)).toBeNull();
  }
});
