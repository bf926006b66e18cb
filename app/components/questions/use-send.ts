import { useCallback, useState } from "react";
import { refusalWords } from "~/commands/refusal-words";
import { sendCommand } from "~/commands/send-command";
import { useWords } from "~/i18n/words-context";

/** Sends commands one at a time and keeps the sentence for what was refused last. */
export interface Sending {
  readonly busy: boolean;
  readonly refusal: string | null;
  /** @returns whether it was carried out; what comes of it arrives as a live value. */
  send(command: string, input: object): Promise<boolean>;
}

/** What a form of the rail sends with. */
export function useSend(): Sending {
  const words = useWords();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const send = useCallback(
    async (command: string, input: object) => {
      setBusy(true);
      const sent = await sendCommand(command, input);
      setBusy(false);
      setRefusal(sent.ok ? null : refusalWords(words, sent.error));
      return sent.ok;
    },
    [words],
  );
  return { busy, refusal, send };
}
