import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";
import { useWords } from "~/i18n/words-context";
import styles from "./comment-offer.module.css";

interface CommentOfferProps {
  field: RefObject<HTMLTextAreaElement | null>;
  /** The invisible copy of the words, in which a place can be measured. */
  mirror: RefObject<HTMLElement>;
  /** Begins a comment on what is selected in the field. */
  onTake(field: HTMLTextAreaElement): void;
}

/**
 * A small button at the end of what is selected in a field, which begins a comment on it. It takes
 * no focus away from the field until it is used; the keyboard has Ctrl+Alt+M.
 */
export function CommentOffer({ field, mirror, onTake }: CommentOfferProps) {
  const text = useWords().questions.select;
  const end = useSelectionEnd(field);
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const [element, copy] = [button.current, mirror.current];
    if (!element || !copy || end === null) return;
    const { left, top } = placeOf(copy, end);
    const room = copy.clientWidth - element.offsetWidth;
    element.style.left = `${Math.max(0, Math.min(left, room))}px`;
    element.style.top = `${top}px`;
  }, [end, mirror]);
  if (end === null) return null;
  return (
    <button
      ref={button}
      type="button"
      className={styles.offer}
      title={text.keys}
      aria-keyshortcuts="Control+Alt+M"
      tabIndex={-1}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => field.current && onTake(field.current)}
    >
      {text.offer}
    </button>
  );
}

/** Where the selection in the field ends; null while nothing is selected in it. */
function useSelectionEnd(field: RefObject<HTMLTextAreaElement | null>): number | null {
  const [end, setEnd] = useState<number | null>(null);
  useEffect(() => {
    const read = () => {
      const element = field.current;
      const selected =
        element !== null &&
        document.activeElement === element &&
        element.value.slice(element.selectionStart, element.selectionEnd).trim() !== "";
      setEnd(selected ? element.selectionEnd : null);
    };
    const element = field.current;
    // A page has hundreds of fields: only the one with the focus listens.
    const enter = () => document.addEventListener("selectionchange", read);
    const leave = () => {
      document.removeEventListener("selectionchange", read);
      setEnd(null);
    };
    if (document.activeElement === element) enter();
    element?.addEventListener("focus", enter);
    element?.addEventListener("select", read);
    element?.addEventListener("blur", leave);
    return () => {
      leave();
      element?.removeEventListener("focus", enter);
      element?.removeEventListener("select", read);
      element?.removeEventListener("blur", leave);
    };
  }, [field]);
  return end;
}

/** The place right below an offset of the words, in the copy's own pixels. */
function placeOf(copy: HTMLElement, offset: number): { left: number; top: number } {
  const words = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
  let left = offset;
  for (let node = words.nextNode(); node; node = words.nextNode()) {
    // A caret's name stands in the copy too, and is none of its words.
    if (node.parentElement?.closest("[data-caret-of]")) continue;
    const length = node.textContent?.length ?? 0;
    if (left <= length) {
      const range = document.createRange();
      range.setStart(node, left);
      const [box, home] = [range.getBoundingClientRect(), copy.getBoundingClientRect()];
      return { left: box.left - home.left, top: box.bottom - home.top + 2 };
    }
    left -= length;
  }
  return { left: 0, top: copy.clientHeight };
}
