import type * as Y from "yjs";
import {
  afterLocal,
  afterRemote,
  aligned,
  alignedWithField,
  textOffset,
  viewOffset,
  type Alignment,
} from "./text-alignment";
import { diffText, offsetAfter, offsetBefore, type TextChange } from "./text-change";

/** What is needed of a `<textarea>` or `<input>`. */
export type TextField = EventTarget & {
  value: string;
  readonly selectionStart: number | null;
  readonly selectionEnd: number | null;
  readonly selectionDirection: string | null;
  setSelectionRange(start: number, end: number, direction?: "forward" | "backward" | "none"): void;
  readonly ownerDocument: EventTarget & { readonly activeElement: unknown };
};

/** A selection as offsets in the shared text; `head` is the end that moves. */
export type TextSelection = { anchor: number; head: number };

/**
 * The string the offsets of a Y.Text count. An embedded object, which a sheet never holds but a
 * hostile peer can send, counts one and is shown as U+FFFC.
 */
export function textValue(text: Y.Text): string {
  const value = text.toString();
  if (value.length === text.length) return value;
  const parts: { insert?: unknown }[] = text.toDelta();
  return parts.map(({ insert }) => (typeof insert === "string" ? insert : "\ufffc")).join("");
}

/**
 * A field and the shared text it shows, each with changes that the other may not have yet. It only
 * carries them over when it is told to; when that may be is for the binding to know.
 */
export class FieldSync {
  /** The field's value when `alignment` was last true of it. */
  private base: string;
  private alignment: Alignment;

  constructor(
    private readonly field: TextField,
    private readonly text: Y.Text,
    private readonly origin: unknown,
    private readonly singleLine: boolean,
  ) {
    this.base = field.value;
    this.alignment = aligned(this.base.length);
  }

  /** Takes note of a change of the text without showing it. @returns false when it made it itself */
  note(event: Y.YTextEvent): boolean {
    if (event.transaction.meta.has(this)) return false;
    this.alignment = afterRemote(this.alignment, event.delta);
    return true;
  }

  /** Carries the person's change over to the shared text, without touching the field. */
  send(): void {
    const change = this.unsent();
    if (change === null) return;
    if (this.singleLine) change.insert = change.insert.replace(/[\r\n]/g, " ");
    const { alignment, edits } = afterLocal(this.alignment, change);
    this.base = this.field.value;
    this.alignment = alignment;
    const { doc } = this.text;
    if (doc === null) throw new Error("a field is bound to a text that is in no document");
    doc.transact((transaction) => {
      transaction.meta.set(this, true);
      for (const { index, remove, insert } of edits) {
        if (remove > 0) this.text.delete(index, remove);
        if (insert !== "") this.text.insert(index, insert);
      }
    }, this.origin);
  }

  /**
   * Makes the field show the shared text, the selection staying on its characters.
   * @param caret offset in the shared text to put the caret to instead
   */
  show(caret?: number): void {
    const { field } = this;
    const value = textValue(this.text);
    if (value !== field.value) {
      const selected = this.selection();
      const forward = field.selectionDirection !== "backward";
      field.value = value;
      this.alignment = alignedWithField(value, field.value);
      if (this.focused()) {
        const [start, end] = selected.map((offset) => viewOffset(this.alignment, offset, "left"));
        field.setSelectionRange(start ?? 0, end ?? 0, forward ? "forward" : "backward");
      }
    } else {
      this.alignment = aligned(value.length);
    }
    this.base = field.value;
    if (caret !== undefined && this.focused()) {
      const offset = viewOffset(this.alignment, caret, "left");
      field.setSelectionRange(offset, offset);
    }
  }

  /** The selection, in offsets of the shared text. */
  selected(): TextSelection {
    const [start, end] = this.selection();
    const backward = this.field.selectionDirection === "backward";
    return backward ? { anchor: end, head: start } : { anchor: start, head: end };
  }

  /** Maps offsets of the shared text to where they stand in the field's present value. */
  offsetsInField(): (offset: number) => number {
    const { alignment } = this;
    const change = this.unsent();
    return (offset) => offsetAfter(change, viewOffset(alignment, offset, "left"));
  }

  /** Whether the field has the focus. */
  focused(): boolean {
    return this.field.ownerDocument.activeElement === this.field;
  }

  /** What the person has changed in the field and the shared text does not have yet. */
  private unsent(): TextChange | null {
    const { value, selectionEnd } = this.field;
    return diffText(this.base, value, selectionEnd ?? value.length);
  }

  /** Start and end of the selection in the shared text. */
  private selection(): [number, number] {
    const change = this.unsent();
    const { selectionStart, selectionEnd } = this.field;
    const start = offsetBefore(change, selectionStart ?? 0);
    const end = offsetBefore(change, selectionEnd ?? 0);
    const to = textOffset(this.alignment, end, "left");
    if (start === end) return [to, to];
    // A selection does not grow by what others write at its edges.
    return [Math.min(textOffset(this.alignment, start, "right"), to), to];
  }
}
