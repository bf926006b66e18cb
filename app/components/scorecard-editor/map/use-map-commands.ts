import { useRevalidator } from "@remix-run/react";
import { useContext, useState } from "react";
import { sendCommand } from "~/commands/send-command";
import { RefusalContext } from "~/components/form/refusal-context";

/** Sending what changes the map, and saying what came of it. */
export interface MapCommands {
  /** What was done last, in words; "" at first and while the next is on its way. */
  done: string;
  /** Sends a command; `words` are said when it was carried out. */
  send: (command: string, input: unknown, words: string) => Promise<void>;
}

/** Commands of the map's editor. A refusal is shown above, and leaves everything as it was. */
export function useMapCommands(): MapCommands {
  const { revalidate } = useRevalidator();
  const refuse = useContext(RefusalContext);
  const [done, setDone] = useState("");
  const send = async (command: string, input: unknown, words: string) => {
    setDone("");
    const sent = await sendCommand(command, input);
    refuse(sent.ok ? null : sent.error);
    if (!sent.ok) return;
    setDone(words);
    revalidate();
  };
  return { done, send };
}
