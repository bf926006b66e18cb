import { useRef, useState } from "react";
import { Button } from "~/components/ui/button";
import { CopyLink } from "~/components/ui/copy-link";
import { Popover } from "~/components/ui/popover";
import { useWords } from "~/i18n/words-context";
import styles from "./join-button.module.css";
import { JoinCode } from "./join-code";

/** Opens the code by which others come into the meeting with their phones. */
export function JoinButton({ address }: { address: string }) {
  const text = useWords().screens.join;
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  return (
    <span className={styles.opener} data-screen-only>
      <Button
        ref={anchor}
        look="quiet"
        aria-expanded={open}
        aria-haspopup="dialog"
        onClick={() => setOpen(!open)}
      >
        {text.open}
      </Button>
      {open && (
        <Popover anchor={anchor} label={text.title} onClose={() => setOpen(false)}>
          <div className={styles.join}>
            <JoinCode address={address} />
            <CopyLink label={text.address} link={address} words={text} />
          </div>
        </Popover>
      )}
    </span>
  );
}
