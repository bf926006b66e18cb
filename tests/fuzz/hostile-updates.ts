/** Updates as no browser of ours writes them: valid Yjs with hostile content, and what looks like it. */
import * as Y from "yjs";
import { measurePageKey } from "~/sheet/page-key";
import { pick } from "../server/rooms/support/seeded-random";

type Random = () => number;

/** Names under which a hostile client writes: ours, near ones, and those of every object. */
const NAMES = ["findings", "causes", "improvements", "tables", "tableRows", "tableCells", "meta"];
const STRANGE = ["remarks", "__proto__", "constructor", "", "行", "x".repeat(300), "a/b/c"];
const KEYS = ["page", "kind", "order", "text", "deleted", "owners", "hash", "__proto__", "mine"];

/** A change by a client of its own, valid Yjs, with anything anywhere. */
export function hostileChange(random: Random): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (let times = 1 + Math.floor(random() * 8); times > 0; times--) {
      const name = pick(random, [...NAMES, ...NAMES, ...STRANGE]) ?? "";
      writeInto(doc, name, random);
    }
  });
  return Y.encodeStateAsUpdate(doc);
}

function writeInto(doc: Y.Doc, name: string, random: Random): void {
  const at = pick(random, ["r1", "r2", "__proto__", "a/b", "", "字"]) ?? "";
  const map = () => doc.getMap(name);
  const ways: (() => void)[] = [
    () => map().set(at, value(random, 3)),
    () => map().set(at, new Y.Map([[pick(random, KEYS) ?? "", value(random, 2)]])),
    () => map().set(at, rowOf(random)),
  ];
  // A name is one type for good in this copy: the others see whatever they take it for.
  if (!doc.share.has(name) && random() < 0.2) {
    doc.getArray<unknown>(name).push([value(random, 2)]);
    return;
  }
  if (doc.share.get(name) instanceof Y.Array) return;
  pick(random, ways)?.();
}

/** A row that looks right but for one field. */
function rowOf(random: Random): Y.Map<unknown> {
  const row = new Y.Map<unknown>([
    ["page", measurePageKey("M1")],
    ["kind", "problem"],
    ["order", "a0"],
    ["text", new Y.Text("看着像")],
  ]);
  row.set(pick(random, KEYS) ?? "", value(random, 2));
  return row;
}

/** Any value that Yjs takes. */
function value(random: Random, depth: number): unknown {
  const leaves = [
    null,
    true,
    -0,
    1e308,
    "",
    "😀",
    "a".repeat(5_000),
    { __proto__: { a: 1 }, b: [] },
  ];
  const ways: (() => unknown)[] = [
    () => pick(random, leaves),
    () => Uint8Array.from({ length: 50 }, () => random() * 256),
    () => new Y.Text("某段话"),
    () => new Y.XmlElement("script"),
    () => new Y.Doc(),
    () => (depth === 0 ? 0 : listOf(value(random, depth - 1))),
    () => (depth === 0 ? 0 : new Y.Map([["k", value(random, depth - 1)]])),
  ];
  return pick(random, ways)?.();
}

function listOf(content: unknown): Y.Array<unknown> {
  const list = new Y.Array<unknown>();
  list.push([content]);
  return list;
}

/** Maps within maps, deeper than any stack. */
export function deepNesting(levels: number): Uint8Array {
  const doc = new Y.Doc();
  let map = doc.getMap<unknown>("findings");
  doc.transact(() => {
    for (let level = 0; level < levels; level++) {
      const inner = new Y.Map<unknown>();
      map.set("r", inner);
      map = inner;
    }
  });
  return Y.encodeStateAsUpdate(doc);
}

/** Rows from a number on, by a client of its own: as many as fit into one message. */
export function manyRows(from: number, count: number): Uint8Array {
  const doc = new Y.Doc();
  const page = measurePageKey("M1");
  doc.transact(() => {
    for (let row = from; row < from + count; row++) {
      doc.getMap("findings").set(`r${row}`, new Y.Map([["page", page]]));
    }
  });
  return Y.encodeStateAsUpdate(doc);
}

/** Bytes that announce far more than there is: struct counts, lengths of strings, of arrays. */
export function overstated(random: Random): Uint8Array {
  const huge = [255, 255, 255, 255, 255, 255, 255, 15];
  const big = [255, 255, 255, 127];
  const forms: number[][] = [
    [...huge],
    [1, ...huge, 77, 0],
    [1, 1, 77, 0, 4, 1, 1, 116, ...big],
    [1, 1, 77, 0, 8, 1, 1, 116, ...big],
    [1, 1, 77, ...big, 10, ...big, 0],
    [0, 1, 77, ...big],
    [0, ...big],
  ];
  return Uint8Array.from(pick(random, forms) ?? []);
}
