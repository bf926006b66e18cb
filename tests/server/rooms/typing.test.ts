import * as encoding from "lib0/encoding";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { DocumentCopy, type Author } from "#server/rooms/document-copy";
import { SMALL_CHANGE } from "#server/rooms/settings";
import { typedIn } from "#server/rooms/typing";
import { findingText, readFindings } from "~/sheet/findings";
import { SheetType } from "~/sheet/keys";
import { readSheet } from "~/sheet/read-sheet";
import { editSomething } from "../../support/random-edit";
import { pick, seededRandom } from "./support/seeded-random";

const PAGES = ["measure:M1", "plan:K1"] as const;

function clocksOf(doc: Y.Doc): Map<number, number> {
  return Y.decodeStateVector(Y.encodeStateVector(doc));
}

/** What a client sends who changes a document. */
function changed(doc: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array {
  const updates: Uint8Array[] = [];
  const note = (update: Uint8Array) => void updates.push(update);
  doc.on("update", note);
  doc.transact(() => change(doc));
  doc.off("update", note);
  return Y.mergeUpdates(updates);
}

/** A document with a text in which something stands. */
function written(): { doc: Y.Doc; text: Y.Text } {
  const doc = new Y.Doc();
  doc.clientID = 1;
  const text = doc.getText("t");
  text.insert(0, "ab");
  return { doc, text };
}

describe("an update", () => {
  test("that adds characters behind others is typing and says how far it goes", () => {
    const { doc, text } = written();
    for (const words of ["c", "中文", "🚗"]) {
      const known = clocksOf(doc);
      const typed = typedIn(
        changed(doc, () => text.insert(text.length, words)),
        known,
      );
      expect(typed).toEqual({ client: 1, clock: known.get(1), end: clocksOf(doc).get(1) });
    }
  });

  test("that comes again, before its time, or beside what is not there is none", () => {
    const { doc, text } = written();
    const [none, two] = [new Map<number, number>(), clocksOf(doc)];
    const third = changed(doc, () => text.insert(2, "c"));
    const fourth = changed(doc, () => text.insert(3, "d"));
    expect(typedIn(third, two)).not.toBeNull();
    expect(typedIn(third, clocksOf(doc))).toBeNull();
    expect(typedIn(fourth, two)).toBeNull();
    expect(typedIn(third, none)).toBeNull();
  });

  test("that deletes, stands between two, brings a first character, a format, a row or nothing is none", () => {
    const { doc, text } = written();
    for (const change of [
      () => text.insert(1, "x"),
      () => text.insert(0, "x"),
      () => text.delete(0, 1),
      () => (text.insert(text.length, "x"), text.delete(0, 1)),
      () => doc.getText("other").insert(0, "x"),
      () => text.format(0, 1, { bold: true }),
      () => doc.getMap("rows").set("r", new Y.Map()),
      () => doc.getMap("rows").set("r", "x"),
      () => text.insertEmbed(1, { x: 1 }),
    ]) {
      const known = clocksOf(doc);
      expect(typedIn(changed(doc, change), known)).toBeNull();
    }
    expect(typedIn(Uint8Array.of(0, 0), clocksOf(doc))).toBeNull();
  });

  test("that is more than a person types at once is none", () => {
    const { doc, text } = written();
    const known = clocksOf(doc);
    const long = changed(doc, () => text.insert(text.length, "x".repeat(SMALL_CHANGE.bytes)));
    expect(typedIn(long, known)).toBeNull();
  });

  test("that types for two at once is none, in whatever order it names them", () => {
    const { doc, text } = written();
    const other = new Y.Doc();
    other.clientID = 2;
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    const known = clocksOf(doc);
    const both = [
      changed(doc, () => text.insert(2, "c")),
      changed(other, () => other.getText("t").insert(2, "d")),
    ];
    for (const update of both) expect(typedIn(update, known)).not.toBeNull();
    expect(typedIn(Y.mergeUpdates(both), known)).toBeNull();
  });

  test("with something behind its end is none", () => {
    const { doc, text } = written();
    const known = clocksOf(doc);
    const update = changed(doc, () => text.insert(2, "x"));
    expect(typedIn(update, known)).not.toBeNull();
    expect(typedIn(Uint8Array.of(...update, 0), known)).toBeNull();
  });
});

/** A copy, and what it told. */
function copyOf(doc: Y.Doc) {
  const told: { by: string; found: string[] }[] = [];
  const copy = new DocumentCopy("sheet/m/d", [Y.encodeStateAsUpdate(doc)], {
    changed: () => undefined,
    foreign: (person, found) => void told.push({ by: person, found: [...found] }),
  });
  return { copy, told };
}

function by(personId: string): Author {
  return { personId, via: null };
}

/** Hands an update to a copy as the room does. @returns whether it was typing */
function hand(copy: DocumentCopy, update: Uint8Array, author: Author): boolean {
  const typed = typedIn(update, copy.clocks);
  if (typed) copy.type(update, typed, author);
  else Y.applyUpdate(copy.doc, update, author);
  return typed !== null;
}

describe("what is typed is in the document for whoever looks", () => {
  test.each([1, 2, 3, 4])("however it was mixed with other changes (seed %i)", (seed) => {
    const random = seededRandom(seed);
    const server = new Y.Doc();
    for (let step = 0; step < 40; step += 1) editSomething(server, random, PAGES);
    const { copy } = copyOf(server);
    const clients = [1, 2, 3].map((clientID) => {
      const doc = new Y.Doc();
      doc.clientID = clientID;
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
      return doc;
    });
    const append = (doc: Y.Doc) => {
      const text = findingText(doc, pick(random, readFindings(doc, PAGES[0]))?.id ?? "");
      text?.insert(text.length, "字");
    };
    let typed = 0;
    for (let step = 0; step < 400; step += 1) {
      const client = pick(random, clients) as Y.Doc;
      // What the others wrote comes at times, so that some of it is written at once.
      if (random() < 0.4) Y.applyUpdate(client, Y.encodeStateAsUpdate(server));
      const before = Y.encodeStateVector(client);
      const edit = () => (random() < 0.4 ? append(client) : editSomething(client, random, PAGES));
      const update = changed(client, edit);
      if (Y.encodeStateVector(client).every((byte, at) => byte === before[at])) continue;
      Y.applyUpdate(server, update);
      typed += hand(copy, update, by("p")) ? 1 : 0;
      expect(new Map(copy.clocks)).toEqual(clocksOf(server));
      if (random() < 0.05) expect(readSheet(copy.doc)).toEqual(readSheet(server));
    }
    expect(typed).toBeGreaterThan(40);
    expect(Y.encodeStateAsUpdate(copy.doc)).toEqual(Y.encodeStateAsUpdate(server));
  });

  test("when so much of it waits that looking would take long, it does not wait on", () => {
    const { doc, text } = written();
    const { copy } = copyOf(doc);
    let looked = 0;
    for (let key = 0; key < 1_000; key += 1) {
      const update = changed(doc, () => text.insert(text.length, "x"));
      const typed = typedIn(update, copy.clocks);
      if (typed) copy.type(update, typed, by("p"));
    }
    copy.doc.on("afterTransaction", () => void (looked += 1));
    expect(copy.doc.getText("t").toJSON()).toBe(text.toJSON());
    expect(looked).toBeLessThanOrEqual(1);
  });
});

/** An update in which a client writes characters to the right of a place. */
function beside(client: number, right: { client: number; clock: number }): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const number of [1, 1, client, 0]) encoding.writeVarUint(encoder, number);
  const [string, leftOf] = [4, 128];
  encoding.writeUint8(encoder, string | leftOf);
  for (const number of [right.client, right.clock]) encoding.writeVarUint(encoder, number);
  encoding.writeVarString(encoder, "no row");
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

test("characters that somebody types in a row's place are told to be theirs, and nobody else's", () => {
  const doc = new Y.Doc();
  doc.clientID = 7;
  doc.getMap(SheetType.findings).set("r", new Y.Map());
  doc.getText("progress/x").insert(0, "ab");
  const { copy, told } = copyOf(doc);
  const honest = () =>
    changed(doc, () => doc.getText("progress/x").insert(doc.getText("progress/x").length, "c"));
  expect(hand(copy, honest(), by("honest"))).toBe(true);
  expect(hand(copy, beside(9, { client: 7, clock: 0 }), by("hostile"))).toBe(true);
  expect(hand(copy, honest(), by("honest"))).toBe(true);
  expect(told).toEqual([]);
  // What a map says stands under a key is the last of it.
  expect(copy.doc.getMap(SheetType.findings).get("r")).toBe("w");
  expect(told).toEqual([{ by: "hostile", found: ["wrong-type"] }]);
});

describe("what is taken for typing", () => {
  test.each([1, 2, 3])("is taken by Yjs, whatever it is (seed %i)", (seed) => {
    const random = seededRandom(seed);
    const base = new Y.Doc();
    for (let step = 0; step < 60; step += 1) editSomething(base, random, PAGES);
    const content = Y.encodeStateAsUpdate(base);
    const known = clocksOf(base);
    const places = [...known].flatMap(([client, clock]) =>
      Array.from({ length: clock }, (_, at) => ({ client, clock: at })),
    );
    let taken = 0;
    for (let time = 0; time < 3_000; time += 1) {
      const update = beside(1_000 + time, pick(random, places) ?? { client: 0, clock: 0 });
      // Some of it as it is, some with a byte that is another one.
      if (random() < 0.7) update[Math.floor(random() * update.length)] = random() * 256;
      const typed = typedIn(update, known);
      if (!typed) continue;
      taken += 1;
      const doc = new Y.Doc();
      Y.applyUpdate(doc, content);
      Y.applyUpdate(doc, update);
      expect(doc.store.pendingStructs).toBeNull();
      expect(doc.store.pendingDs).toBeNull();
      expect(clocksOf(doc)).toEqual(new Map([...known, [typed.client, typed.end]]));
      const again = new Y.Doc();
      Y.applyUpdate(again, Y.encodeStateAsUpdate(doc));
      expect(clocksOf(again)).toEqual(clocksOf(doc));
    }
    expect(taken).toBeGreaterThan(300);
  });
});
