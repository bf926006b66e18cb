import { useEffect, useRef, type ReactNode, type RefObject } from "react";
import { useFloating } from "./floating";
import { useLatest } from "./use-latest";
import styles from "./popover.module.css";

interface PopoverProps {
  /** What it belongs to: it stands near it, and gives the focus back to it. */
  anchor: RefObject<HTMLElement | null>;
  /** Its name for those who do not see it. */
  label: string;
  onClose: () => void;
  children: ReactNode;
}

/**
 * A small box over the page that explains something. Takes the focus; Esc, a click elsewhere and
 * tabbing out close it. Mount it to open it.
 */
export function Popover({ anchor, label, onClose, children }: PopoverProps) {
  const box = useRef<HTMLDialogElement>(null);
  useFloating(anchor, box);
  const close = useLatest(onClose);

  useEffect(() => {
    const opener = anchor.current;
    const content = box.current;
    content?.focus({ preventScroll: true });
    const isOutside = (target: EventTarget | null) =>
      !(target instanceof Node) || !(content?.contains(target) || opener?.contains(target));
    const onPointer = (event: PointerEvent) => isOutside(event.target) && close.current();
    const onFocus = (event: FocusEvent) => isOutside(event.target) && close.current();
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      close.current();
      opener?.focus();
    };
    document.addEventListener("pointerdown", onPointer);
    document.addEventListener("focusin", onFocus);
    document.addEventListener("keydown", onKey, { capture: true });
    return () => {
      document.removeEventListener("pointerdown", onPointer);
      document.removeEventListener("focusin", onFocus);
      document.removeEventListener("keydown", onKey, { capture: true });
    };
  }, [anchor, close]);

  return (
    <dialog ref={box} className={styles.popover} aria-label={label} tabIndex={-1}>
      {children}
    </dialog>
  );
}
