import { useRef, useState } from "react";
import { Button } from "~/components/ui/button";
import { later, useLater } from "~/collab/later";
import { wordsPart } from "~/i18n/load-words";
import { useWords } from "~/i18n/words-context";
import styles from "./join-button.module.css";

const joinPanel = later(async () => {
  const [panel] = await Promise.all([import("./join-panel"), wordsPart()]);
  return panel;
});

/** Opens the code by which others come into the meeting with their phones. */
export function JoinButton({ address }: { address: string }) {
  const text = useWords().screens.join;
  const panel = useLater(joinPanel);
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
      {open && panel && (
        <panel.JoinPanel anchor={anchor} address={address} onClose={() => setOpen(false)} />
      )}
    </span>
  );
}
