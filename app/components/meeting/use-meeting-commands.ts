import { useCallback, useState } from "react";
import { refusalWords } from "~/commands/refusal-words";
import { sendCommand } from "~/commands/send-command";
import type { Place } from "~/domain/meeting/agenda";
import { wordsPart } from "~/i18n/load-words";
import { useWords } from "~/i18n/words-context";
import { useMeeting } from "./meeting-context";

/** What a person can have the meeting do, and the sentence for what was refused last. */
export interface MeetingCommands {
  /** Resolves to whether the room has moved. */
  move(place: Place): Promise<boolean>;
  start(): void;
  startPreparing(): void;
  close(): void;
  handOver(personId: string): void;
  takeOver(): void;
  refusal: string | null;
}

/** Commands of the meeting's bar; what comes of them arrives as live values, as for everybody. */
export function useMeetingCommands(): MeetingCommands {
  const words = useWords();
  const meetingId = useMeeting().view.id;
  const [refusal, setRefusal] = useState<string | null>(null);
  const send = useCallback(
    async (name: string, input: object = {}) => {
      const sent = await sendCommand(name, { meetingId, ...input });
      // The sentences come behind the frame.
      if (!sent.ok) await wordsPart();
      setRefusal(sent.ok ? null : refusalWords(words, sent.error));
      return sent.ok;
    },
    [meetingId, words],
  );
  return {
    move: useCallback((place: Place) => send("move-room", place), [send]),
    start: () => void send("start-meeting"),
    startPreparing: () => void send("start-preparing"),
    close: () => void send("close-meeting"),
    handOver: (personId) => void send("hand-over", { personId }),
    takeOver: () => void send("take-over"),
    refusal,
  };
}
