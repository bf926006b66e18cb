import { useId, useRef, useState } from "react";
import { Button } from "./button";
import styles from "./copy-link.module.css";

interface CopyLinkProps {
  label: string;
  link: string;
  words: { copy: string; copied: string; copyYourself: string };
}

/** A link, and a button that copies it; where the browser does not let it, it selects the link. */
export function CopyLink({ label, link, words }: CopyLinkProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<"yes" | "no" | null>(null);
  const copy = async () => {
    try {
      // Absent on pages without TLS, as on an office network.
      await navigator.clipboard.writeText(link);
      setCopied("yes");
    } catch {
      input.current?.select();
      setCopied("no");
    }
  };
  return (
    <div className={styles.link}>
      <label htmlFor={id}>{label}</label>
      <div className={styles.row}>
        <input
          ref={input}
          id={id}
          readOnly
          value={link}
          onFocus={(event) => event.target.select()}
        />
        <Button look="primary" onClick={() => void copy()}>
          {words.copy}
        </Button>
      </div>
      <p role="status">{copied === "yes" ? words.copied : copied === "no" && words.copyYourself}</p>
    </div>
  );
}
