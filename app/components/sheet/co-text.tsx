import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useRef,
  type KeyboardEvent,
  type Ref,
  type RefObject,
} from "react";
import type * as Y from "yjs";
import { fromCursor } from "~/collab/caret";
import type { Room } from "~/collab/room";
import type { FieldView } from "~/collab/text-binding";
import { usePeerCursors } from "~/collab/use-cursors";
import { useMayType } from "~/collab/use-may-type";
import { useTextBinding } from "~/collab/use-text-binding";
import { isCommentKey } from "~/components/questions/comment-key";
import { fieldPlace } from "~/protocol/anchor";
import type { PresentPerson } from "~/protocol/presence";
import type { TextPath } from "~/sheet/text-path";
import styles from "./co-text.module.css";
import { CommentOffer } from "./comment-offer";
import { FieldMirror, type PeerMark } from "./field-mirror";
import { useFieldComments, type FieldComments } from "./use-comment-marks";

/** A field longer than this would make a message that the server does not take. UTF-16 units. */
const MAX_LENGTH = 10_000;

type CoTextProps = {
  /** The room that holds the text; null until it is open. */
  room: Room | null;
  /** The shared text; null until its document is here. */
  text: Y.Text | null;
  /** The text's name for what refers to it; without one no comment hangs on its words. */
  path?: TextPath;
  /** What the field says until then, as the server rendered it. */
  initial?: string;
  /** Name of the field for those who do not see it. */
  label: string;
  /** What belongs here, in a few words; shown while the field is empty. */
  placeholder?: string;
  /** Read-only whatever the connection would allow. */
  readOnly?: boolean;
  /** One line of meaning: no line breaks, though long words still wrap. Default: several. */
  singleLine?: boolean;
  /** Takes the focus as soon as it is there: the field of a row that was just added. */
  focusOnMount?: boolean;
  maxLength?: number;
  className?: string;
  fieldRef?: Ref<HTMLTextAreaElement | null>;
  /** Whether what it says cannot be used as it is; `describedBy` then names the sentence why. */
  invalid?: boolean;
  /** The id of the element that says more about the field. */
  describedBy?: string;
  /** How a person is called in the reader's language. Default: by their first name field. */
  nameOf?: (person: PresentPerson) => string;
  /**
   * Called for Enter without Shift, outside a composition. The line break is not typed then. In a
   * single line Enter types nothing either way.
   */
  onEnter?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  /** Called for every other key outside a composition. */
  onKey?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
};

/**
 * A text that several people write at once. It looks like text on a page; its frame appears on
 * hover and focus, and others' carets stand in it with their names.
 *
 * An invisible copy of the words lies in the same grid cell as the field: it makes the field as high
 * as its words, in every browser and without measuring, and carries the carets.
 */
export function CoText(props: CoTextProps) {
  const { room, text, path, initial = "", label, placeholder = "", singleLine = false } = props;
  const field = useRef<HTMLTextAreaElement | null>(null);
  const mirror = useRef<HTMLDivElement>(null);
  const mayType = useMayType(room) && text !== null && !props.readOnly;
  const { attach, view } = useTextBinding(room, text, singleLine);
  const comments = useFieldComments(path, text, view);
  const marks = [...usePeerMarks(room, text, view), ...comments.marks];
  const attachField = useCallback(
    (node: HTMLTextAreaElement | null) => {
      field.current = node;
      attach(node);
    },
    [attach],
  );
  useImperativeHandle(props.fieldRef, () => field.current);
  useFocusOnMount(field, props.focusOnMount);

  return (
    <div
      className={[styles.field, props.className].filter(Boolean).join(" ")}
      data-place={path && fieldPlace(path)}
    >
      <textarea
        ref={attachField}
        className={styles.input}
        // Once bound, the binding writes the field: React would set its default anew at every key.
        defaultValue={text === null ? initial : undefined}
        rows={1}
        aria-label={label}
        aria-invalid={props.invalid}
        aria-describedby={props.describedBy}
        placeholder={placeholder || undefined}
        readOnly={!mayType}
        maxLength={props.maxLength ?? MAX_LENGTH}
        autoComplete="off"
        onKeyDown={(event) => onKeyDown(event, props, comments)}
        onClick={(event) => comments.openAtCaret(event.currentTarget)}
      />
      <FieldMirror
        mirrorRef={mirror}
        value={wordsOf(view, text, initial) || placeholder}
        marks={marks}
        active={comments.active}
        nameOf={props.nameOf}
      />
      {comments.mayComment && (
        <CommentOffer field={field} mirror={mirror} onTake={comments.compose} />
      )}
    </div>
  );
}

/** What a field says: as it stands there, as it is shared, as the server knew it. */
function wordsOf(view: FieldView | null, text: Y.Text | null, initial: string): string {
  return view?.value ?? text?.toString() ?? initial;
}

function onKeyDown(
  event: KeyboardEvent<HTMLTextAreaElement>,
  props: CoTextProps,
  comments: FieldComments,
): void {
  // 229: Safari sends the Enter that commits a candidate after the composition has ended.
  if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return;
  if (comments.mayComment && isCommentKey(event)) {
    event.preventDefault();
    return comments.compose(event.currentTarget);
  }
  if (event.key !== "Enter" || event.shiftKey) return props.onKey?.(event);
  if (props.singleLine || props.onEnter !== undefined) event.preventDefault();
  props.onEnter?.(event);
}

function useFocusOnMount(
  field: RefObject<HTMLTextAreaElement | null>,
  wanted: boolean | undefined,
): void {
  useEffect(() => {
    if (wanted) field.current?.focus();
  }, [field, wanted]);
}

/** Where others' carets stand in what the field shows at the moment. */
function usePeerMarks(room: Room | null, text: Y.Text | null, view: FieldView | null): PeerMark[] {
  const cursors = usePeerCursors(room, text);
  if (text === null || view === null) return [];
  return cursors.flatMap(({ clientId, person, cursor, composing }) => {
    const at = fromCursor(text, cursor);
    if (at === null) return [];
    const [anchor, head] = [view.offsetOf(at.anchor), view.offsetOf(at.head)];
    return [{ key: String(clientId), person, composing, anchor, head }];
  });
}
