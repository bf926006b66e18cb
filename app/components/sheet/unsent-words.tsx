import { useState } from "react";
import { unsentTexts } from "~/collab/connection-state";
import type { Room } from "~/collab/room";
import { renewRoom, useConnectionState, useOpenRoom, useRefusedRooms } from "~/collab/use-room";
import { Button } from "~/components/ui/button";
import { useWords } from "~/i18n/words-context";
import styles from "./unsent-words.module.css";

/**
 * The words that the server will never take, because the meeting was closed or the document replaced
 * while this person was away: shown to be copied, so that nothing they wrote is lost to them.
 */
export function UnsentWords({ room }: { room: Room | null }) {
  const words = useWords().unsent;
  const state = useConnectionState(room);
  const [copied, setCopied] = useState(false);
  const texts = state ? unsentTexts({ state }) : [];
  if (!room || !state || texts.length === 0) return null;
  const replaced = state.kind === "refused" && state.reason === "other-generation";
  const copy = async () => {
    await navigator.clipboard.writeText(texts.join("\n\n"));
    setCopied(true);
  };
  return (
    <section role="alert" className={styles.panel}>
      <p>{replaced ? words.replaced : words.tooLate}</p>
      {[...new Set(texts)].map((text) => (
        <blockquote key={text}>{text}</blockquote>
      ))}
      <div className={styles.actions}>
        <Button look="primary" onClick={() => void copy()}>
          {copied ? words.copied : words.copyUnsaved}
        </Button>
        <Button onClick={() => renewRoom(room.connection.name)}>{words.renew}</Button>
      </div>
    </section>
  );
}

/** The same for rooms that no page shows: words of an earlier visit, or of a page that was left. */
export function UnsentWordsElsewhere() {
  return useRefusedRooms().map((name) => <UnsentWordsIn key={name} name={name} />);
}

function UnsentWordsIn({ name }: { name: string }) {
  return <UnsentWords room={useOpenRoom(name)} />;
}
