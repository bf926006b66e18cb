import { useCallback, useState } from "react";
import { refusalWords } from "~/commands/refusal-words";
import { sendCommand } from "~/commands/send-command";
import type { Place } from "~/domain/meeting/agenda";
import { useWords } from "~/i18n/words-context";
import { useMeeting } from "./meeting-context";

/** What a person can have the meeting do, and the sentence for what was refused last. */
export interface MeetingCommands {
  move(place: Place): void;
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
    (name: string, input: object = {}) =>
      void sendCommand(name, { meetingId, ...input }).then((sent) =>
        setRefusal(sent.ok ? null : refusalWords(words, sent.error)),
      ),
    [meetingId, words],
  );
  return {
    move: useCallback((place: Place) => send("move-room", place), [send]),
    start: () => send("start-meeting"),
    startPreparing: () => send("start-preparing"),
    close: () => send("close-meeting"),
    handOver: (personId) => send("hand-over", { personId }),
    takeOver: () => send("take-over"),
    refusal,
  };
}
