import { useEffect, useRef, type RefObject } from "react";
import { Button } from "~/components/ui/button";
import { focusAgain } from "~/components/ui/keep-focus";
import { useLatest } from "~/components/ui/use-latest";
import { useAllWords } from "~/i18n/words-context";
import type { PictureView } from "~/views/page";
import { PictureImage, type PictureHome } from "./picture-image";
import styles from "./pictures.module.css";

interface PictureViewerProps {
  home: PictureHome;
  pictures: readonly PictureView[];
  /** The id of the one that is shown large. */
  shown: string;
  onShow: (id: string) => void;
  onClose: () => void;
}

/**
 * One picture as large as the screen allows; the arrow keys lead to the others of the page, Esc back
 * to where it was opened.
 */
export function PictureViewer({ home, pictures, shown, onShow, onClose }: PictureViewerProps) {
  const words = useAllWords();
  const text = words.pictures;
  const dialog = useRef<HTMLDialogElement>(null);
  const index = pictures.findIndex(({ id }) => id === shown);
  const picture = pictures[index];
  const turn = (step: -1 | 1) => {
    const next = pictures[index + step];
    if (next) onShow(next.id);
  };
  useModal(dialog);
  useTurning(dialog, turn);
  // Somebody deletes it while it is looked at.
  const isGone = picture === undefined;
  const close = useLatest(onClose);
  useEffect(() => {
    if (isGone) close.current();
  }, [isGone, close]);
  const name = text.name(index + 1);
  return (
    <dialog ref={dialog} className={styles.viewer} aria-label={text.viewer} onClose={onClose}>
      {picture && (
        <figure key={picture.id} className={styles.large}>
          <PictureImage home={home} picture={picture} name={name} eager />
          <figcaption aria-live="polite">{picture.caption || name}</figcaption>
        </figure>
      )}
      <p className={styles.controls}>
        <Button look="primary" onClick={onClose}>
          {words.general.close}
        </Button>
        <Button disabled={index <= 0} onClick={() => turn(-1)}>
          ← {text.previous}
        </Button>
        <span>{text.position(index + 1, pictures.length)}</span>
        <Button disabled={index === pictures.length - 1} onClick={() => turn(1)}>
          {text.next} →
        </Button>
      </p>
    </dialog>
  );
}

/** Opens a dialog as a modal one, and gives the focus back when it is gone. */
function useModal(dialog: RefObject<HTMLDialogElement | null>): void {
  useEffect(() => {
    // The browser gives the focus back when a dialog is closed, not when it is taken away.
    const opener = document.activeElement;
    dialog.current?.showModal();
    return () => focusAgain(opener);
  }, [dialog]);
}

/** Turns by the arrow keys as long as the dialog is there. */
function useTurning(
  dialog: RefObject<HTMLDialogElement | null>,
  turn: (step: -1 | 1) => void,
): void {
  const latest = useLatest(turn);
  useEffect(() => {
    const element = dialog.current;
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === "ArrowLeft") latest.current(-1);
      else if (key === "ArrowRight") latest.current(1);
    };
    element?.addEventListener("keydown", onKey);
    return () => element?.removeEventListener("keydown", onKey);
  }, [dialog, latest]);
}
