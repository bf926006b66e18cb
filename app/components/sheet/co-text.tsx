import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useRef,
  type CSSProperties,
  type KeyboardEvent,
  type Ref,
} from "react";
import type * as Y from "yjs";
import { fromCursor } from "~/collab/caret";
import type { Room } from "~/collab/room";
import type { FieldView } from "~/collab/text-binding";
import { usePeerCursors } from "~/collab/use-presence";
import { useMayType } from "~/collab/use-room";
import { useTextBinding } from "~/collab/use-text-binding";
import type { PresentPerson } from "~/protocol/presence";
import styles from "./co-text.module.css";
import { markedPieces, type TextMark } from "./text-marks";

/** A field longer than this would make a message that the server does not take. UTF-16 units. */
const MAX_LENGTH = 10_000;

type PeerMark = TextMark & { person: PresentPerson; composing: boolean };

type CoTextProps = {
  /** The room that holds the text; null until it is open. */
  room: Room | null;
  /** The shared text; null until its document is here. */
  text: Y.Text | null;
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
  const { room, text, initial = "", label, placeholder, singleLine = false } = props;
  const field = useRef<HTMLTextAreaElement | null>(null);
  const mayType = useMayType(room) && text !== null && !props.readOnly;
  const { attach, view } = useTextBinding(room, text, singleLine);
  const marks = usePeerMarks(room, text, view);
  const attachField = useCallback(
    (node: HTMLTextAreaElement | null) => {
      field.current = node;
      attach(node);
    },
    [attach],
  );
  useImperativeHandle(props.fieldRef, () => field.current);
  const { focusOnMount = false } = props;
  useEffect(() => {
    if (focusOnMount) field.current?.focus();
  }, [focusOnMount]);
  const words = text?.toString() ?? initial;

  return (
    <div className={[styles.field, props.className].filter(Boolean).join(" ")}>
      <textarea
        ref={attachField}
        className={styles.input}
        defaultValue={words}
        rows={1}
        aria-label={label}
        aria-invalid={props.invalid || undefined}
        aria-describedby={props.describedBy}
        placeholder={placeholder}
        readOnly={!mayType}
        maxLength={props.maxLength ?? MAX_LENGTH}
        autoComplete="off"
        onKeyDown={(event) => onKeyDown(event, props)}
      />
      <div className={styles.mirror} aria-hidden="true">
        {markedPieces((view?.value ?? words) || (placeholder ?? ""), marks).map((piece) => (
          <span
            key={piece.start}
            className={piece.covered.length > 0 ? styles.covered : undefined}
            style={colourOf(piece.covered[0])}
          >
            {piece.carets.map((mark) => (
              <PeerCaret key={`${mark.key}:${mark.head}`} mark={mark} nameOf={props.nameOf} />
            ))}
            {piece.text}
          </span>
        ))}
        {/* A line break at the end opens a line only when something stands on it. */}
        {"\u200b"}
      </div>
    </div>
  );
}

function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>, props: CoTextProps): void {
  // 229: Safari sends the Enter that commits a candidate after the composition has ended.
  if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return;
  if (event.key !== "Enter" || event.shiftKey) return props.onKey?.(event);
  if (props.singleLine || props.onEnter !== undefined) event.preventDefault();
  props.onEnter?.(event);
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

/** Keyed by its place: each move starts it anew, and with it the time its name is shown. */
function PeerCaret({ mark, nameOf }: { mark: PeerMark; nameOf: CoTextProps["nameOf"] }) {
  return (
    <span
      className={mark.composing ? `${styles.caret} ${styles.composing}` : styles.caret}
      style={colourOf(mark)}
      data-caret-of={mark.person.id}
      data-composing={mark.composing}
    >
      <span className={styles.name}>{nameOf?.(mark.person) ?? mark.person.name}</span>
    </span>
  );
}

function colourOf(mark: PeerMark | undefined): CSSProperties | undefined {
  return mark && ({ "--person": mark.person.colour } as CSSProperties);
}
