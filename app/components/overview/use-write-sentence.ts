import { useState } from "react";
import { refusalWords } from "~/commands/refusal-words";
import { sendCommand } from "~/commands/send-command";
import { useMeeting } from "~/components/meeting/meeting-context";
import { sentenceBasis, type PerspectiveSentence } from "~/domain/scorecard/overview-sentences";
import { useWords } from "~/i18n/words-context";
import { useWrittenSentence } from "./use-sentences";

/** Writing a perspective's sentence. */
export interface SentenceWriter {
  sending: boolean;
  /** Why the last one was refused, in words. */
  refusal: string | null;
  /** The words that somebody else put there meanwhile; null for none. */
  meanwhile: string | null;
  /** Sends words; null brings the generated sentence back. */
  write(text: string | null): Promise<void>;
}

/**
 * Puts words in place of a perspective's sentence. Whoever writes does so over the words that stood
 * there when they began; after being told of others that came meanwhile, over those.
 *
 * @param generated the sentence as the lights make it now, which stands beside what is written.
 */
export function useWriteSentence(
  generated: PerspectiveSentence,
  onWritten: () => void,
): SentenceWriter {
  const words = useWords();
  const { view } = useMeeting();
  const { perspective } = generated;
  const now = useWrittenSentence(perspective)?.text ?? null;
  const [began, setBegan] = useState(now);
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<{ words: string; overtaken: boolean } | null>(null);
  const write = async (text: string | null) => {
    setSending(true);
    const sent = await sendCommand("write-overview-sentence", {
      meetingId: view.id,
      perspective,
      text,
      basis: sentenceBasis(generated),
      replaces: refusal?.overtaken ? now : began,
    });
    setSending(false);
    if (sent.ok) {
      setBegan(text);
      setRefusal(null);
      onWritten();
      return;
    }
    const overtaken = sent.error === "sentence-overtaken";
    setRefusal({ words: refusalWords(words, sent.error), overtaken });
  };
  return {
    sending,
    refusal: refusal?.words ?? null,
    meanwhile: now === began ? null : now,
    write,
  };
}
