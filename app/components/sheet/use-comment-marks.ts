import type * as Y from "yjs";
import type { FieldView } from "~/collab/text-binding";
import { useAnchoring } from "~/components/questions/anchoring-context";
import { stateOf } from "~/components/questions/thread-facts";
import type { LiveThread } from "~/protocol/live-thread";
import { locateStretch, stretchOf } from "~/sheet/stretch";
import type { TextPath } from "~/sheet/text-path";
import type { TextMark } from "./text-marks";

/** A stretch of a field that a thread hangs on. */
export type CommentMark = TextMark & {
  readonly threadId: string;
  /** Nothing is left to do in the thread. */
  readonly quiet: boolean;
};

/** What a field has to do with threads; nothing outside a meeting. */
export interface FieldComments {
  readonly marks: readonly CommentMark[];
  readonly active: string | null;
  readonly mayComment: boolean;
  /** Begins a comment on a part of the field, or on the field when nothing is selected in it. */
  compose(field: HTMLTextAreaElement): void;
  /** Shows the thread on whose words the caret of the field stands, if there is one. */
  openAtCaret(field: HTMLTextAreaElement): void;
}

const NONE: FieldComments = {
  marks: [],
  active: null,
  mayComment: false,
  compose: () => undefined,
  openAtCaret: () => undefined,
};

/** The threads that hang on a field's words, and how to hang another on them. */
export function useFieldComments(
  path: TextPath | undefined,
  text: Y.Text | null,
  view: FieldView | null,
): FieldComments {
  const anchoring = useAnchoring();
  if (!anchoring || path === undefined) return NONE;
  const { at, byText, active, mayComment, compose, open } = anchoring;
  const threads = byText.get(path) ?? [];
  const marks = text && view ? marksOf(threads, text, view) : [];
  return {
    marks,
    active,
    mayComment: mayComment && at !== null,
    compose(field) {
      if (!at) return;
      const { selectionStart, selectionEnd, value } = field;
      // While something is being composed the field is ahead of the text: there the field is meant.
      const isSame = text !== null && text.toString() === value;
      const stretch = isSame ? stretchOf(text, selectionStart, selectionEnd) : null;
      compose(
        stretch
          ? { kind: "text", ...at, text: path, ...stretch }
          : { kind: "field", ...at, field: path },
      );
    },
    openAtCaret({ selectionStart, selectionEnd }) {
      if (selectionStart !== selectionEnd) return;
      const hit = marks.find(
        ({ anchor, head }) => anchor <= selectionStart && selectionStart <= head,
      );
      if (hit) open(hit.threadId);
    },
  };
}

function marksOf(threads: readonly LiveThread[], text: Y.Text, view: FieldView): CommentMark[] {
  return threads.flatMap((thread): CommentMark[] => {
    const { anchor, id } = thread;
    const found = anchor.kind === "text" ? locateStretch(text, anchor) : null;
    if (!found) return [];
    return [
      {
        key: `thread ${id}`,
        threadId: id,
        quiet: stateOf(thread) === "settled",
        anchor: view.offsetOf(found.from),
        head: view.offsetOf(found.to),
      },
    ];
  });
}
