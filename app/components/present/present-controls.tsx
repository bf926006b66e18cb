import { useEffect, useRef } from "react";
import { JoinCode } from "~/components/join/join-code";
import { Button } from "~/components/ui/button";
import { useWords } from "~/i18n/words-context";
import styles from "./present-controls.module.css";
import { useFullScreen } from "./use-full-screen";

interface PresentControlsProps {
  /** Whether the code is shown over the screen; null where the screen itself shows it. */
  join: boolean | null;
  onJoin(shown: boolean): void;
  address: string;
}

/** The only two things that can be clicked on the wall; they hide when nobody moves. */
export function PresentControls({ join, onJoin, address }: PresentControlsProps) {
  const words = useWords();
  const text = words.projector;
  const full = useFullScreen();
  return (
    <>
      <div role="toolbar" aria-label={text.controls} className={styles.controls}>
        {join !== null && (
          <Button aria-expanded={join} onClick={() => onJoin(!join)}>
            {join ? text.hideJoin : text.showJoin}
          </Button>
        )}
        {full && (
          <Button onClick={full.toggle}>
            {full.isFull ? text.leaveFullScreen : text.fullScreen}
          </Button>
        )}
      </div>
      {join && <JoinOverlay address={address} onClose={() => onJoin(false)} />}
    </>
  );
}

/** The code over the screen, large enough for the last row. Esc takes it away as well. */
function JoinOverlay({ address, onClose }: { address: string; onClose(): void }) {
  const { joining, projector } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    // In the browser's top layer: Esc closes it, and what lies below cannot be reached.
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} className={styles.overlay} aria-label={joining.title} onClose={onClose}>
      <h2>{joining.title}</h2>
      <JoinCode address={address} />
      <Button onClick={() => dialog.current?.close()}>{projector.hideJoin}</Button>
    </dialog>
  );
}
