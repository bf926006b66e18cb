import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, type JsonValue } from "~/domain/canonical-json";

describe("canonical JSON", () => {
  it("[CJ1] writes the keys of every object in one order, whatever order they came in", () => {
    const one = { b: [{ y: 1, x: null }], a: "短" };
    const other = { a: "短", b: [{ x: null, y: 1 }] };
    expect(canonicalJson(one)).toBe('{"a":"短","b":[{"x":null,"y":1}]}');
    expect(canonicalJson(other)).toBe(canonicalJson(one));
  });

  it("[CJ1] leaves arrays in their order, and undefined properties out", () => {
    expect(canonicalJson({ list: [2, 1], gone: undefined })).toBe('{"list":[2,1]}');
  });

  it("[CJ1] throws on what JSON cannot hold", () => {
    expect(() => canonicalJson({ a: Number.NaN })).toThrow("NaN");
    expect(() => canonicalJson([undefined])).toThrow("undefined");
  });

  it("[CJ1] is JSON that reads back as the same content", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const written = canonicalJson(value as JsonValue);
        expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(written))).toBe(written);
      }),
      { seed: 20210305 },
    );
  });
});
