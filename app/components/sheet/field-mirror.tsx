import type { CSSProperties, RefObject } from "react";
import type { PresentPerson } from "~/protocol/presence";
import styles from "./co-text.module.css";
import { markedPieces, type MarkedPiece, type TextMark } from "./text-marks";
import type { CommentMark } from "./use-comment-marks";

/** Somebody's caret or selection, with who it is. */
export type PeerMark = TextMark & { person: PresentPerson; composing: boolean };

/** Everything that is drawn on a field's words. */
type Mark = PeerMark | CommentMark;

type NameOf = ((person: PresentPerson) => string) | undefined;

interface FieldMirrorProps {
  mirrorRef: RefObject<HTMLDivElement>;
  /** What the field shows. */
  value: string;
  marks: readonly Mark[];
  /** The thread that is looked at. */
  active: string | null;
  nameOf: NameOf;
}

/**
 * The invisible copy of a field's words, of the field's size: it makes the field as high as they are
 * and carries what is drawn under them.
 */
export function FieldMirror({ mirrorRef, value, marks, active, nameOf }: FieldMirrorProps) {
  return (
    <div ref={mirrorRef} className={styles.mirror} aria-hidden="true">
      {markedPieces(value, marks).map((piece) => (
        <Piece key={piece.start} piece={piece} active={active} nameOf={nameOf} />
      ))}
      {/* A line break at the end opens a line only when something stands on it. */}
      {"\u200b"}
    </div>
  );
}

/** Some words of the field, with who is at them and what hangs on them. */
function Piece({
  piece,
  active,
  nameOf,
}: {
  piece: MarkedPiece<Mark>;
  active: string | null;
  nameOf: NameOf;
}) {
  const peer = piece.covered.find(isPeer);
  const threads = piece.covered.filter(isComment);
  const isActive = threads.some(({ threadId }) => threadId === active);
  const classes = [
    peer && styles.covered,
    threads.length > 0 && styles.commented,
    threads.length > 0 && threads.every(({ quiet }) => quiet) && styles.quiet,
    isActive && styles.active,
  ];
  return (
    <span
      className={classes.filter(Boolean).join(" ") || undefined}
      style={colourOf(peer)}
      data-threads={threads.map(({ threadId }) => threadId).join(" ") || undefined}
    >
      {piece.carets.filter(isPeer).map((mark) => (
        <PeerCaret key={`${mark.key}:${mark.head}`} mark={mark} nameOf={nameOf} />
      ))}
      {piece.text}
    </span>
  );
}

function isPeer(mark: Mark): mark is PeerMark {
  return "person" in mark;
}

function isComment(mark: Mark): mark is CommentMark {
  return "threadId" in mark;
}

/** Keyed by its place: each move starts it anew, and with it the time its name is shown. */
function PeerCaret({ mark, nameOf }: { mark: PeerMark; nameOf: NameOf }) {
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
