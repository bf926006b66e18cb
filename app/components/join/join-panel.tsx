import type { RefObject } from "react";
import { CopyLink } from "~/components/ui/copy-link";
import { Popover } from "~/components/ui/popover";
import { useWords } from "~/i18n/words-context";
import styles from "./join-button.module.css";
import { JoinCode } from "./join-code";

interface JoinPanelProps {
  anchor: RefObject<HTMLElement | null>;
  address: string;
  onClose(): void;
}

/** The code by which others come into the meeting with their phones, and its address to be copied. */
export function JoinPanel({ anchor, address, onClose }: JoinPanelProps) {
  const text = useWords().joining;
  return (
    <Popover anchor={anchor} label={text.title} onClose={onClose}>
      <div className={styles.join}>
        <JoinCode address={address} />
        <CopyLink label={text.address} link={address} words={text} />
      </div>
    </Popover>
  );
}
