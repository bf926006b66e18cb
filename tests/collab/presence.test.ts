import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { fieldId, fromCursor, toCursor } from "~/collab/caret";
import { createPresence } from "~/collab/presence";
import type { Presence } from "~/protocol/presence";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const person = (id: string) => ({ id, name: `名${id}`, nameEn: null, colour: "#345" });

/** A room's presence, and how others' states reach it, as the server writes them. */
function setUp() {
  const awareness = new Awareness(new Y.Doc());
  const presence = createPresence(awareness);
  const others = new Map<number, Awareness>();
  const told = (screen: number, who: string, state: Presence | null) => {
    const other = others.get(screen) ?? new Awareness(new Y.Doc());
    others.set(screen, other);
    other.setLocalState(state && { ...state, person: person(who) });
    applyAwarenessUpdate(awareness, encodeAwarenessUpdate(other, [other.clientID]), "server");
  };
  return { awareness, presence, told };
}

describe("who is here", () => {
  it("takes a person's screens together and leaves out this one", () => {
    const { presence, told } = setUp();
    presence.setPlace({ item: "here", page: null });
    told(1, "b", { place: { item: "x", page: null }, following: true });
    told(2, "a", { place: { item: "x", page: "measure:m1" } });
    told(3, "a", { place: { item: "x", page: "measure:m1" }, following: true });
    expect(presence.people.get()).toEqual([
      { person: person("a"), places: [{ item: "x", page: "measure:m1" }], following: true },
      { person: person("b"), places: [{ item: "x", page: null }], following: true },
    ]);
    told(1, "b", null);
    expect(presence.people.get().map((here) => here.person.id)).toEqual(["a"]);
  });

  it("does not change when only a caret moves", () => {
    const { presence, told } = setUp();
    told(1, "a", {});
    const before = presence.people.get();
    told(1, "a", { cursor: { field: "f", anchor: { tname: "t" }, head: { tname: "t" } } });
    expect(presence.people.get()).toBe(before);
  });

  it("passes over a state without a person, which the server has not seen", () => {
    const { awareness, presence } = setUp();
    const forged = new Awareness(new Y.Doc());
    forged.setLocalState({ place: { item: "x", page: null } });
    applyAwarenessUpdate(awareness, encodeAwarenessUpdate(forged, [forged.clientID]), "server");
    expect(presence.people.get()).toEqual([]);
  });
});

describe("cursors", () => {
  const at = (field: string, clock: number) => {
    const position = { tname: "t", item: { client: 1, clock } };
    return { field, anchor: position, head: position };
  };

  it("are kept by field, and a field in which nothing moved stays the same", () => {
    const { presence, told } = setUp();
    told(1, "a", { cursor: at("f", 1), composing: true });
    told(2, "b", { cursor: at("g", 1) });
    const [f, g] = [presence.cursors("f"), presence.cursors("g")];
    const before = f.get();
    expect(before).toMatchObject([{ person: { id: "a" }, composing: true }]);
    told(2, "b", { cursor: at("g", 2) });
    expect(f.get()).toBe(before);
    expect(g.get()).toMatchObject([{ cursor: at("g", 2), composing: false }]);
    told(2, "b", {});
    expect(g.get()).toEqual([]);
  });
});

describe("what this screen says", () => {
  it("is said at once, then at a pace, and only when it has changed", () => {
    const { awareness, presence } = setUp();
    const said = vi.fn<() => void>();
    awareness.on("update", said);
    presence.setFollowing(true);
    for (const item of ["1", "2", "3"]) presence.setPlace({ item, page: null });
    expect(said).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1000);
    expect(said).toHaveBeenCalledTimes(2);
    expect(awareness.getLocalState()).toEqual({
      following: true,
      place: { item: "3", page: null },
    });
    presence.setPlace({ item: "3", page: null });
    vi.advanceTimersByTime(1000);
    expect(said).toHaveBeenCalledTimes(2);
    presence.setPlace(undefined);
    expect(awareness.getLocalState()).toEqual({ following: true });
  });
});

describe("a caret as others are told of it", () => {
  const copyOf = (doc: Y.Doc) => {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    return copy;
  };

  it("moves with its characters, and names its field alike in every copy", () => {
    const doc = new Y.Doc();
    const text = doc.getMap<Y.Text>("row").set("text", new Y.Text("abcdef"));
    const cursor = toCursor(text, { anchor: 1, head: 4 });
    const copy = copyOf(doc).getMap<Y.Text>("row").get("text");
    if (copy === undefined) throw new Error("the copy lacks the text");
    copy.insert(0, "XX");
    expect(fieldId(copy)).toBe(cursor.field);
    expect(fromCursor(copy, JSON.parse(JSON.stringify(cursor)))).toEqual({ anchor: 3, head: 6 });
  });

  it("is in no place as long as its characters have not arrived", () => {
    const doc = new Y.Doc();
    const text = doc.getText("t");
    text.insert(0, "a");
    const copy = copyOf(doc);
    text.insert(1, "later");
    expect(fromCursor(copy.getText("t"), toCursor(text, { anchor: 6, head: 6 }))).toBeNull();
  });

  it("stands at both ends, in an empty text too", () => {
    const text = new Y.Doc().getText("t");
    expect(fromCursor(text, toCursor(text, { anchor: 0, head: 0 }))).toEqual({
      anchor: 0,
      head: 0,
    });
    text.insert(0, "ab");
    expect(fromCursor(text, toCursor(text, { anchor: 0, head: 2 }))).toEqual({
      anchor: 0,
      head: 2,
    });
  });

  it.each([
    [{}],
    [{ item: 1 }],
    [{ item: { client: "1", clock: 0 } }],
    [{ item: { client: 1, clock: -1 } }],
    [{ tname: 5 }],
    [{ tname: "other" }],
    [{ type: { client: 9, clock: 9 } }],
    [null],
  ])("is in no place when it is no position of this text: %j", (position) => {
    const text = new Y.Doc().getText("t");
    text.insert(0, "ab");
    expect(fromCursor(text, { field: "t", anchor: position, head: position })).toBeNull();
  });
});
