import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { textValue, type TextSelection } from "~/collab/field-sync";
import { bindText } from "~/collab/text-binding";
import { localOrigin } from "~/collab/undo";
import { FakeField, type InputOrder } from "./fake-field";
import { createPeers, type Peer } from "./peers";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Two peers; the second is "somebody else" who edits the text itself. */
function two(words: string, options: Parameters<typeof createPeers>[2] = {}) {
  const { peers, deliver } = createPeers(2, words, options);
  const [me, other] = peers as [Peer, Peer];
  const theirs = (edit: (text: Y.Text) => void) => {
    edit(other.text);
    deliver(me);
  };
  return { me, other, theirs, deliver };
}

const caret = ({ field }: Peer) => [field.selectionStart, field.selectionEnd];

describe("a field bound to a shared text", () => {
  it("shows the text and writes what is typed into it", () => {
    const { me } = two("销量下滑");
    expect(me.field.value).toBe("销量下滑");
    me.field.setSelectionRange(2, 2);
    me.field.type("明显");
    expect(me.text.toString()).toBe("销量明显下滑");
  });

  it("puts a repeated character where the caret was, between its true neighbours", () => {
    const { me, theirs } = two("aa");
    me.field.setSelectionRange(1, 1);
    me.field.type("a");
    theirs((text) => text.insert(1, "X"));
    // Both were typed between the two; X may not end up behind the last.
    expect(["aaXa", "aXaa"]).toContain(me.field.value);
  });

  it("keeps the caret behind its word when others write before, at and behind it", () => {
    const { me, theirs } = two("abcdef");
    me.field.setSelectionRange(3, 3);
    theirs((text) => text.insert(0, "12"));
    expect(caret(me)).toEqual([5, 5]);
    theirs((text) => text.insert(5, "34"));
    expect(caret(me)).toEqual([5, 5]);
    theirs((text) => text.insert(text.length, "56"));
    expect([me.field.value, ...caret(me)]).toEqual(["12abc34def56", 5, 5]);
  });

  it("keeps a selection on its characters and does not let it grow", () => {
    const { me, theirs } = two("abcdef");
    me.field.setSelectionRange(2, 4, "backward");
    theirs((text) => text.insert(4, "Y"));
    theirs((text) => text.insert(2, "X"));
    const { value, selectionStart, selectionEnd, selectionDirection } = me.field;
    expect(value.slice(selectionStart, selectionEnd)).toBe("cd");
    expect(selectionDirection).toBe("backward");
  });

  it("collapses a selection whose characters others have deleted", () => {
    const { me, theirs } = two("abcdef");
    me.field.setSelectionRange(2, 4);
    theirs((text) => text.delete(1, 4));
    expect(caret(me)).toEqual([1, 1]);
  });

  it("does not write to a field that already shows the words", () => {
    const { me } = two("");
    const { writes } = me.field;
    me.field.type("今");
    me.field.type("天");
    expect(me.field.writes).toBe(writes);
  });

  it("hears what is typed into another field on the same text", () => {
    const { me } = two("ab");
    const second = new FakeField();
    bindText(second, me.text, { origin: localOrigin });
    me.field.type("c");
    second.setSelectionRange(0, 0);
    second.type("X");
    expect([me.field.value, second.value]).toEqual(["Xabc", "Xabc"]);
  });

  it("turns pasted line breaks into spaces where there is one line only", () => {
    const { me } = two("", { singleLine: true });
    me.field.type("一\n二");
    expect([me.text.toString(), me.field.value]).toEqual(["一 二", "一 二"]);
    expect(caret(me)).toEqual([3, 3]);
  });

  it("keeps line breaks that an input cannot show", () => {
    const { me } = two("一\n二\n三", { kind: "input" });
    expect(me.field.value).toBe("一二三");
    me.field.setSelectionRange(2, 2);
    me.field.type("X");
    expect(me.text.toString()).toBe("一\n二X\n三");
    expect([me.field.value, ...caret(me)]).toEqual(["一二X三", 3, 3]);
  });

  it("keeps its place beside carriage returns", () => {
    const { me } = two("a\r\nb");
    me.field.setSelectionRange(2, 2);
    me.field.type("X");
    expect(me.text.toString()).toBe("a\r\nXb");
  });

  it("survives an embedded object that only a hostile peer sends", () => {
    const { me, theirs } = two("ab");
    theirs((text) => text.insertEmbed(1, { evil: true }));
    expect(textValue(me.text)).toBe("a\ufffcb");
    me.field.setSelectionRange(3, 3);
    me.field.type("c");
    expect(textValue(me.text)).toBe("a\ufffcbc");
  });

  it("goes on without harm when its text was taken out of the document", () => {
    const row = new Y.Doc().getMap<Y.Text>("row");
    const text = row.set("text", new Y.Text("ab"));
    const field = new FakeField();
    const binding = bindText(field, text, { origin: localOrigin });
    row.delete("text");
    field.type("x");
    binding.destroy();
    expect(row.has("text")).toBe(false);
  });

  it("no longer listens or writes after it was destroyed", () => {
    const { me, theirs } = two("ab");
    me.binding.destroy();
    theirs((text) => text.insert(0, "X"));
    me.field.type("y");
    expect([me.field.value, me.text.toString()]).toEqual(["aby", "Xab"]);
  });
});

describe("telling others where the caret is", () => {
  it("speaks in offsets of the shared text, and of null when the focus has gone", () => {
    const told: (TextSelection | null)[] = [];
    const { me } = two("一\n二", { kind: "input", onSelection: (at) => told.push(at) });
    me.field.setSelectionRange(0, 2, "backward");
    expect(told.at(-1)).toEqual({ anchor: 3, head: 0 });
    me.field.blur();
    expect(told.at(-1)).toBeNull();
  });

  it("stays at the composed words' place while somebody composes", () => {
    const told: [TextSelection | null, boolean][] = [];
    const { me, theirs } = two("ab", { onSelection: (...at) => told.push(at) });
    me.field.setSelectionRange(1, 1);
    me.field.startComposing();
    me.field.candidate("nihao");
    theirs((text) => text.insert(0, "XX"));
    expect(told.at(-1)).toEqual([{ anchor: 3, head: 3 }, true]);
  });

  it("places others' carets in half-composed words", () => {
    const { me, theirs } = two("ab");
    me.field.setSelectionRange(1, 1);
    me.field.startComposing();
    me.field.candidate("ni");
    theirs((text) => text.insert(0, "XX"));
    const view = me.binding.view();
    expect([view.value, view.offsetOf(4), view.offsetOf(3)]).toEqual(["anib", 4, 1]);
  });
});

describe.each<InputOrder>(["input-first", "end-first"])("composing, %s", (order) => {
  function compose(edit: (text: Y.Text) => void, at = 3) {
    const { me, other, theirs, deliver } = two("abcdef");
    me.field.setSelectionRange(at, at);
    me.field.startComposing();
    me.field.candidate("n");
    me.field.candidate("ni");
    const { writes } = me.field;
    theirs(edit);
    expect(me.field.writes).toBe(writes);
    me.field.candidate("nihao");
    me.field.commit("你好", order);
    vi.runAllTimers();
    deliver(other);
    expect(me.field.value).toBe(me.text.toString());
    expect(other.field.value).toBe(me.field.value);
    return me;
  }

  it("comes out whole when others write before the caret", () => {
    const me = compose((text) => text.insert(0, "XX"));
    expect([me.field.value, ...caret(me)]).toEqual(["XXabc你好def", 7, 7]);
  });

  it("comes out whole when others write at the caret", () => {
    const me = compose((text) => text.insert(3, "XX"));
    expect([me.field.value, ...caret(me)]).toEqual(["abc你好XXdef", 5, 5]);
  });

  it("comes out whole when others delete before the caret", () => {
    const me = compose((text) => text.delete(0, 2));
    expect([me.field.value, ...caret(me)]).toEqual(["c你好def", 3, 3]);
  });

  it("comes out whole when others delete everything around the caret", () => {
    const me = compose((text) => text.delete(0, 6));
    expect([me.field.value, ...caret(me)]).toEqual(["你好", 2, 2]);
  });

  it("shows what others wrote as soon as it was cancelled, and leaves nothing behind", () => {
    const { me, theirs } = two("abcdef");
    me.field.setSelectionRange(1, 3);
    me.field.startComposing();
    me.field.candidate("ni");
    theirs((text) => text.insert(0, "XX"));
    me.field.cancel(order);
    vi.runAllTimers();
    expect([me.field.value, me.text.toString()]).toEqual(["XXabcdef", "XXabcdef"]);
  });

  it("replaces a selection but not what others wrote into it", () => {
    const { me, theirs } = two("abcdef");
    me.field.setSelectionRange(1, 5);
    me.field.startComposing();
    me.field.candidate("ni");
    theirs((text) => text.insert(3, "XX"));
    me.field.commit("你", order);
    vi.runAllTimers();
    expect(me.field.value).toBe("a你XXf");
  });

  it("takes the next composition before the last has settled", () => {
    const { me, theirs } = two("ab");
    me.field.setSelectionRange(1, 1);
    me.field.startComposing();
    me.field.commit("한", order);
    me.field.startComposing();
    me.field.candidate("그");
    theirs((text) => text.insert(0, "XX"));
    vi.runAllTimers();
    expect(me.text.toString()).toBe("XXa한b");
    me.field.commit("글", order);
    vi.runAllTimers();
    expect([me.field.value, me.text.toString()]).toEqual(["XXa한글b", "XXa한글b"]);
  });

  it("hands over half-composed words when the field loses the focus or goes away", () => {
    for (const leave of [(me: Peer) => me.field.blur(), (me: Peer) => me.binding.destroy()]) {
      const { me, theirs } = two("ab");
      me.field.setSelectionRange(1, 1);
      me.field.startComposing();
      me.field.candidate("你");
      theirs((text) => text.insert(0, "XX"));
      leave(me);
      expect(me.text.toString()).toBe("XXa你b");
    }
  });
});

describe("undo", () => {
  it("takes back one's own words only, and puts the caret there", () => {
    const { me, theirs } = two("abc");
    me.field.setSelectionRange(1, 1);
    me.field.type("我");
    theirs((text) => text.insert(0, "XX"));
    me.field.setSelectionRange(6, 6);
    const event = me.field.press("z", { ctrl: true });
    expect(event.defaultPrevented).toBe(true);
    expect([me.field.value, ...caret(me)]).toEqual(["XXabc", 3, 3]);
    me.field.press("z", { ctrl: true, shift: true });
    expect([me.field.value, ...caret(me)]).toEqual(["XXa我bc", 4, 4]);
    me.field.press("z", { meta: true });
    me.field.press("y", { ctrl: true });
    expect(me.field.value).toBe("XXa我bc");
  });

  it("replaces the browser's undo also when it comes from a menu", () => {
    const { me } = two("abc");
    me.field.type("d");
    const event = Object.assign(new Event("beforeinput", { cancelable: true }), {
      inputType: "historyUndo",
    });
    me.field.dispatchEvent(event);
    expect([event.defaultPrevented, me.field.value]).toEqual([true, "abc"]);
  });

  it("leaves the keys to the input method while it composes", () => {
    const { me } = two("abc");
    me.field.type("d");
    me.field.startComposing();
    expect(me.field.press("z", { ctrl: true }).defaultPrevented).toBe(false);
    expect(me.text.toString()).toBe("abcd");
  });

  it("makes a step of its own of what follows a change of the field", () => {
    const { me } = two("");
    me.field.type("一");
    me.field.focus();
    me.field.type("二");
    me.undo.undo();
    expect(me.field.value).toBe("一");
    expect(me.undo.steps.get()).toEqual({ canUndo: true, canRedo: true });
  });
});
