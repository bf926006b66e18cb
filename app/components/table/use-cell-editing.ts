import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
} from "react";
import { flushSync } from "react-dom";
import { useLatest } from "~/components/ui/use-latest";
import { cellVerb, type CellMode, type CellVerb } from "./cell-keys";

interface CellEditingOptions {
  /** What is read in the cell. */
  shown: string;
  /** What stands there to be worked on. */
  start: string;
  editable: boolean;
  /** Takes what was typed. */
  onCommit: (text: string) => void;
  /** Does what a key asks of the table. @returns whether there was something to do */
  onVerb: (verb: CellVerb) => boolean;
  /** A key that the cell itself has a use for while it is worked on, such as its list's. */
  onOwnKey?: (event: KeyboardEvent) => boolean;
}

/** A cell's field, between the keyboard and the document. */
export interface CellEditing {
  readonly field: RefObject<HTMLTextAreaElement>;
  readonly mode: CellMode;
  /** What the field holds. */
  readonly value: string;
  readonly composing: boolean;
  /** Replaces what is being typed, and takes it. */
  take(text: string): void;
  readonly handlers: {
    onChange: (event: { target: HTMLTextAreaElement }) => void;
    onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
    onMouseDown: (event: MouseEvent<HTMLTextAreaElement>) => void;
    onFocus: () => void;
    onBlur: () => void;
    onCompositionStart: () => void;
    onCompositionEnd: () => void;
  };
}

/**
 * What a cell of a spreadsheet does with its field: merely stood on, all its text is selected, so
 * that typing replaces it, with an input method too; F2 or a second click work on the text. What was
 * typed is taken on leaving the cell in whatever way, also when its row is deleted by somebody else,
 * or the page is reloaded.
 */
export function useCellEditing(options: CellEditingOptions): CellEditing {
  const { shown, start, editable } = options;
  const latest = useLatest(options);
  const field = useRef<HTMLTextAreaElement>(null);
  const [composing, setComposing] = useState(false);
  const draft = useDraft(latest);
  const mode = draft.text === null ? "standing" : "editing";
  useSelectedWhileStanding(field, mode, shown);

  const edit = () => {
    if (editable) flushSync(() => draft.begin(start));
  };
  const onVerb = (verb: CellVerb): boolean => {
    switch (verb.kind) {
      case "edit": {
        edit();
        const end = field.current?.value.length ?? 0;
        field.current?.setSelectionRange(end, end);
        return true;
      }
      case "revert":
        draft.drop();
        return true;
      default:
        draft.commit();
        return latest.current.onVerb(verb);
    }
  };
  return {
    field,
    mode,
    value: draft.text ?? shown,
    composing,
    take(text) {
      draft.begin(start);
      draft.set(text);
      draft.commit();
    },
    handlers: {
      onChange: ({ target }) => {
        draft.begin(start);
        draft.set(target.value);
      },
      onKeyDown(event) {
        // 229: Safari sends the Enter that commits a candidate after the composition has ended.
        if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return;
        const own = mode === "editing" && options.onOwnKey?.(event);
        const verb = own ? null : cellVerb(event.nativeEvent, mode);
        if (own || (verb && onVerb(verb))) event.preventDefault();
      },
      onMouseDown(event) {
        const isIn = document.activeElement === field.current;
        if (isIn && !event.shiftKey) return edit();
        // The browser would put the caret somewhere into the text, of which all is to be selected.
        event.preventDefault();
        if (!event.shiftKey) field.current?.focus();
      },
      onFocus: () => field.current?.select(),
      onBlur: draft.commit,
      onCompositionStart: () => setComposing(true),
      onCompositionEnd: () => setComposing(false),
    },
  };
}

/** What is being typed, kept at hand for the moment in which the cell goes away. */
function useDraft(latest: { readonly current: CellEditingOptions }) {
  const [text, setText] = useState<string | null>(null);
  const typing = useRef<{ text: string; before: string } | null>(null);
  const commit = useCallback(() => {
    const typed = typing.current;
    typing.current = null;
    setText(null);
    if (typed && typed.text !== typed.before) latest.current.onCommit(typed.text);
  }, [latest]);
  useEffect(() => commit, [commit]);
  const typingNow = text !== null;
  useEffect(() => {
    if (!typingNow) return;
    // A page that is reloaded or closed takes the field away without a blur.
    window.addEventListener("pagehide", commit);
    return () => window.removeEventListener("pagehide", commit);
  }, [typingNow, commit]);
  return {
    text,
    /** Begins to work on the text, unless that is so already. */
    begin(before: string) {
      if (typing.current) return;
      typing.current = { text: before, before };
      setText(before);
    },
    set(typed: string) {
      if (typing.current) typing.current = { ...typing.current, text: typed };
      setText(typed);
    },
    drop() {
      typing.current = null;
      setText(null);
    },
    commit,
  };
}

/** Selects all of the text again when the cell is stood on and others change it, or work on it ends. */
function useSelectedWhileStanding(
  field: RefObject<HTMLTextAreaElement>,
  mode: CellMode,
  shown: string,
): void {
  useLayoutEffect(() => {
    const element = field.current;
    if (mode === "standing" && element && document.activeElement === element) element.select();
  }, [field, mode, shown]);
}
