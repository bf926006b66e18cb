import { expect, it } from "vitest";
import { jsonOf } from "~/services/form.server";

const headers = { "content-type": "application/json" };
const read = (body: string) =>
  jsonOf(new Request("http://test.example/", { method: "POST", headers, body }));

it("a body of JSON is read, with any brackets in its words", async () => {
  const value = { text: `[[\\"${"[{".repeat(200)}`, list: [{ a: [1] }] };
  expect(await read(JSON.stringify(value))).toEqual(value);
});

it("a body that is none, is cut off or nests without end is nothing", async () => {
  const deep = `${'{"a":'.repeat(65)}1${"}".repeat(65)}`;
  for (const body of ["", "{", "nul", "[".repeat(1_000_000), deep]) {
    expect(await read(body)).toBeNull();
  }
});
