/** What a hostile browser may write into a document: valid Yjs, and anything anywhere. */
import fc from "fast-check";
import * as Y from "yjs";
import { measurePageKey } from "~/sheet/page-key";

const page = measurePageKey("M1");

/** A value that a hostile browser may put under any key. */
export type Planted =
  "text" | "xml" | "map" | "array" | "doc" | "bytes" | string | number | boolean | null;

/** Any of them. */
export const planted: fc.Arbitrary<Planted> = fc.oneof(
  fc.constantFrom("text", "xml", "map", "array", "doc", "bytes", page, "a0", "zzz", "A0"),
  fc.string(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
);

/** The value itself, made anew. */
export function plant(value: Planted): unknown {
  switch (value) {
    case "text":
      return new Y.Text("words");
    case "xml":
      return new Y.XmlText("words");
    case "map":
      return new Y.Map([
        ["person:p", "a0"],
        ["name:", 3],
      ]);
    case "array":
      return Y.Array.from([1, "2"]);
    case "doc":
      return new Y.Doc();
    case "bytes":
      return Uint8Array.of(1);
    default:
      return value;
  }
}

/** The same bytes as another browser would receive them: no type has been named there yet. */
export function received(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}
