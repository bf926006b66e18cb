import type { TextField } from "~/collab/field-sync";

/** When a browser tells of the last change of a composition, seen from `compositionend`. */
export type InputOrder = "input-first" | "end-first";

type Held = { ctrl?: boolean; meta?: boolean; shift?: boolean };

/**
 * A textarea as the binding sees it, and the hands on it. As in browsers, a value set by a script
 * puts the caret at its end and tells nobody.
 */
export class FakeField extends EventTarget implements TextField {
  selectionStart = 0;
  selectionEnd = 0;
  selectionDirection: "forward" | "backward" | "none" = "none";
  /** How often a script has written to the field. */
  writes = 0;
  readonly ownerDocument: EventTarget & { activeElement: unknown };
  private content = "";
  private composed: { start: number; end: number; instead: string } | null = null;

  constructor(private readonly kind: "textarea" | "input" = "textarea") {
    super();
    this.ownerDocument = Object.assign(new EventTarget(), { activeElement: null });
  }

  get value(): string {
    return this.content;
  }

  set value(value: string) {
    this.writes += 1;
    this.content =
      this.kind === "input" ? value.replace(/[\r\n]/g, "") : value.replace(/\r\n?/g, "\n");
    this.setSelectionRange(this.content.length, this.content.length);
  }

  setSelectionRange(
    start: number,
    end: number,
    direction: "forward" | "backward" | "none" = "none",
  ) {
    this.selectionStart = Math.min(start, this.content.length);
    this.selectionEnd = Math.min(end, this.content.length);
    this.selectionDirection = direction;
    this.ownerDocument.dispatchEvent(new Event("selectionchange"));
  }

  focus(): void {
    this.ownerDocument.activeElement = this;
    this.dispatchEvent(new Event("focus"));
  }

  blur(): void {
    this.ownerDocument.activeElement = null;
    this.dispatchEvent(new Event("blur"));
  }

  /** Types over the selection, or pastes: one change, one `input`. */
  type(words: string): void {
    this.replace(this.selectionStart, this.selectionEnd, words);
    this.dispatchEvent(new Event("input"));
  }

  /** Backspace: deletes the selection, or one character (of one or two units) before the caret. */
  backspace(): void {
    const end = this.selectionEnd;
    const last = Array.from(this.content.slice(0, end)).at(-1) ?? "";
    const start = this.selectionStart < end ? this.selectionStart : end - last.length;
    this.replace(start, end, "");
    this.dispatchEvent(new Event("input"));
  }

  /** Points at it, as people do before they select. */
  point(): void {
    this.dispatchEvent(new Event("pointerdown"));
  }

  /** Presses a key, alone or with others held down. */
  press(key: string, held: Held = {}): Event {
    const event = Object.assign(new Event("keydown", { cancelable: true }), {
      key,
      code: `Key${key.toUpperCase()}`,
      altKey: false,
      ctrlKey: held.ctrl ?? false,
      metaKey: held.meta ?? false,
      shiftKey: held.shift ?? false,
      isComposing: this.composed !== null,
    });
    this.dispatchEvent(event);
    return event;
  }

  /** Starts composing over the selection. */
  startComposing(): void {
    const [start, end] = [this.selectionStart, this.selectionEnd];
    this.dispatchEvent(new Event("compositionstart"));
    this.composed = { start, end, instead: this.content.slice(start, end) };
  }

  /** Shows a candidate in place of the one before. */
  candidate(words: string): void {
    this.putComposed(words);
    this.dispatchEvent(new Event("input"));
  }

  /** Commits the final words. */
  commit(words: string, order: InputOrder): void {
    if (order === "input-first") this.candidate(words);
    else this.putComposed("");
    this.dispatchEvent(new Event("compositionend"));
    if (order === "end-first") this.candidate(words);
    this.composed = null;
  }

  /** Takes the composition back: what stood there stands there again. */
  cancel(order: InputOrder): void {
    this.commit(this.composed?.instead ?? "", order);
  }

  private putComposed(words: string): void {
    if (this.composed === null) throw new Error("nothing is being composed");
    const { start, end } = this.composed;
    this.replace(start, end, words);
    this.composed.end = start + words.length;
  }

  private replace(start: number, end: number, words: string): void {
    this.content = this.content.slice(0, start) + words + this.content.slice(end);
    this.setSelectionRange(start + words.length, start + words.length);
  }
}
