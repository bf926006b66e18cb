import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import { Button } from "~/components/ui/button";
import { focusAgain } from "~/components/ui/keep-focus";
import { useWords } from "~/i18n/words-context";
import styles from "./form.module.css";

/** Where whoever fills in a form begins; a question that is only answered yes or no has none. */
const FIRST_FIELD = "form :is(input, select, textarea):not([type='hidden'], [readonly], :disabled)";

interface FormDialogProps {
  /** Of the button that opens it. */
  id?: string;
  /** On the button that opens it. */
  label: string;
  /** What the button is for somebody who does not see where it stands. */
  describedAs?: string;
  look?: "plain" | "primary" | "quiet";
  title: string;
  children: (close: () => void) => ReactNode;
}

/** A button and the dialog that it opens. The content starts afresh each time it is opened. */
export function FormDialog({ id, label, describedAs, look, title, children }: FormDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button id={id} look={look} aria-label={describedAs} onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open && (
        <OpenDialog title={title} onClose={() => setOpen(false)}>
          {children(() => setOpen(false))}
        </OpenDialog>
      )}
    </>
  );
}

interface OpenDialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** A modal dialog that is open as long as it is there; Escape and its cross close it. */
export function OpenDialog({ title, onClose, children }: OpenDialogProps) {
  const words = useWords();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    // The browser gives the focus back when a dialog is closed, not when it is taken away.
    const opener = document.activeElement;
    dialog.current?.showModal();
    // Left to itself the browser begins with the first button, which closes what was just opened.
    dialog.current?.querySelector<HTMLElement>(FIRST_FIELD)?.focus();
    return () => focusAgain(opener);
  }, []);
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={id} onClose={onClose}>
      <div className={styles.head}>
        <h2 id={id}>{title}</h2>
        <Button look="quiet" onClick={onClose}>
          {words.general.close}
        </Button>
      </div>
      {children}
    </dialog>
  );
}
