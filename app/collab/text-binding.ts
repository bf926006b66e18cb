import type * as Y from "yjs";
import { FieldSync, type TextField, type TextSelection } from "./field-sync";
import { undoShortcut } from "./undo-shortcut";

/** What the field shows at the moment, for whatever is drawn on top of it. */
export type FieldView = {
  /** The field's value, half-composed words included. */
  value: string;
  /** Where an offset of the shared text stands in `value`. */
  offsetOf(offset: number): number;
};

/** How a field is bound; everything but the origin may be left out. */
export type TextBindingOptions = {
  /** Origin of the transactions that this person's typing makes; the undo manager tracks it. */
  origin: unknown;
  /** Takes over from the browser's own undo, which knows nothing of other people's words. */
  undo?: { undo(): void; redo(): void; separate(): void; readonly origin: unknown };
  /** Line breaks that somebody types or pastes become spaces. */
  singleLine?: boolean;
  /** Told where the caret is while the field has the focus, null when it loses it. */
  onSelection?(selection: TextSelection | null, composing: boolean): void;
};

/** A field bound to a shared text until `destroy`. */
export type TextBinding = {
  /**
   * Called after every change of `view`, with whether it is the person's own; returns how to stop.
   */
  readonly subscribe: (listener: (own: boolean) => void) => () => void;
  /** The same object until something it says has changed. */
  readonly view: () => FieldView;
  /** Hands over words still being composed, then lets go of the field. */
  destroy(): void;
};

/**
 * Binds a field to a shared text, so that no word is doubled, dropped or reordered whoever else
 * edits it.
 *
 * Local changes are found by comparing the field with what it showed before. Remote changes are
 * written into the field with the selection kept on its characters. While an input method composes,
 * writing to the field would make the browser commit or double the candidate; so remote changes
 * only enter the alignment, and when the composition has ended the composed words are carried
 * across it. The same path serves both cases: not composing is a composition of no length.
 *
 * Browsers differ in whether the last `input` comes before or after `compositionend`. The binding
 * therefore waits, *settling*, for that `input` or for the end of the event-loop turn; but not
 * beyond the next key or click, with which another change may begin elsewhere in the field.
 */
export function bindText(field: TextField, text: Y.Text, options: TextBindingOptions): TextBinding {
  return new Binding(field, text, options);
}

class Binding implements TextBinding {
  private mode: "idle" | "composing" | "settling" = "idle";
  private settleTimer: ReturnType<typeof setTimeout> | undefined;
  private current: FieldView | null = null;
  private readonly listeners = new Set<(own: boolean) => void>();
  private readonly detach: (() => void)[] = [];
  private readonly sync: FieldSync;

  constructor(
    private readonly field: TextField,
    text: Y.Text,
    private readonly options: TextBindingOptions,
  ) {
    this.sync = new FieldSync(field, text, options.origin, options.singleLine ?? false);
    this.sync.show();
    text.observe(this.onTextEvent);
    this.detach.push(() => text.unobserve(this.onTextEvent));
    this.on(field, "input", this.onInput);
    this.on(field, "compositionstart", this.onCompositionStart);
    this.on(field, "compositionend", this.onCompositionEnd);
    this.on(field, "blur", this.onBlur);
    this.on(field, "focus", this.onFocus);
    this.on(field, "keydown", this.onKeyDown);
    this.on(field, "pointerdown", this.onPointerDown);
    this.on(field, "beforeinput", this.onBeforeInput);
    if (this.sync.focused()) this.followSelection();
  }

  readonly subscribe = (listener: (own: boolean) => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly view = (): FieldView => {
    this.current ??= { value: this.field.value, offsetOf: this.sync.offsetsInField() };
    return this.current;
  };

  destroy(): void {
    clearTimeout(this.settleTimer);
    this.sync.send();
    this.leaveSelection();
    for (const stop of this.detach) stop();
    this.listeners.clear();
    if (this.sync.focused()) this.options.onSelection?.(null, false);
  }

  private on(target: EventTarget, type: string, listener: (event: Event) => void): void {
    target.addEventListener(type, listener);
    this.detach.push(() => target.removeEventListener(type, listener));
  }

  private readonly onInput = () => {
    if (this.mode !== "composing") this.settle();
    else this.changed();
  };

  private readonly onCompositionStart = () => {
    // Fast typists begin the next word before the last one has settled.
    clearTimeout(this.settleTimer);
    this.sync.send();
    this.mode = "composing";
    this.changed();
  };

  private readonly onCompositionEnd = () => {
    this.mode = "settling";
    clearTimeout(this.settleTimer);
    this.settleTimer = setTimeout(() => this.settle(), 0);
  };

  private readonly onBlur = () => {
    this.leaveSelection();
    this.settle();
    this.options.onSelection?.(null, false);
  };

  private readonly onFocus = () => {
    // What is typed in two fields within the undo manager's time window is still two steps.
    this.options.undo?.separate();
    this.followSelection();
    this.tellSelection();
  };

  private readonly onPointerDown = () => {
    if (this.mode === "settling") this.settle();
  };

  private readonly onKeyDown = (event: Event) => {
    if (this.mode === "settling") this.settle();
    const shortcut = this.mode === "composing" ? null : undoShortcut(event);
    if (shortcut !== null) this.undoInstead(event, shortcut);
  };

  /** Undo from a menu or a gesture comes without a key. */
  private readonly onBeforeInput = (event: Event) => {
    const type = "inputType" in event ? event.inputType : "";
    if (type === "historyUndo") this.undoInstead(event, "undo");
    if (type === "historyRedo") this.undoInstead(event, "redo");
  };

  private undoInstead(event: Event, direction: "undo" | "redo"): void {
    const { undo } = this.options;
    if (undo === undefined) return;
    event.preventDefault();
    this.settle();
    undo[direction]();
  }

  private readonly onTextEvent = (event: Y.YTextEvent) => {
    if (!this.sync.note(event)) return;
    if (this.mode === "idle") {
      const undone = event.transaction.origin === this.options.undo?.origin;
      this.sync.show(undone ? endOfDelta(event.delta) : undefined);
    }
    this.changed(event.transaction.local);
  };

  /** Ends a composition if there was one: first the person's words go out, then others' come in. */
  private settle(): void {
    clearTimeout(this.settleTimer);
    this.mode = "idle";
    this.sync.send();
    this.sync.show();
    this.changed();
  }

  /** A page has hundreds of fields, and its selection moves with every key: only one listens. */
  private followSelection(): void {
    this.field.ownerDocument.addEventListener("selectionchange", this.tellSelection);
  }

  private leaveSelection(): void {
    this.field.ownerDocument.removeEventListener("selectionchange", this.tellSelection);
  }

  private readonly tellSelection = () => {
    if (this.options.onSelection === undefined || !this.sync.focused()) return;
    this.options.onSelection(this.sync.selected(), this.mode !== "idle");
  };

  private changed(own = true): void {
    this.current = null;
    for (const listener of this.listeners) listener(own);
    this.tellSelection();
  }
}

/** Where the last edit of a delta ends, in the text after it. */
function endOfDelta(delta: Y.YTextEvent["delta"]): number {
  let offset = 0;
  let end = 0;
  for (const op of delta) {
    offset += op.retain ?? (typeof op.insert === "string" ? op.insert.length : op.insert ? 1 : 0);
    if (op.retain === undefined) end = offset;
  }
  return end;
}
