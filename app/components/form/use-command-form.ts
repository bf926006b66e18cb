import { useRevalidator } from "@remix-run/react";
import { useState } from "react";
import { refusalWords } from "~/commands/refusal-words";
import { sendCommand, type Sent } from "~/commands/send-command";
import { useWords } from "~/i18n/words-context";
import type { Blank } from "./blanks";

/** A form whose content is sent as one command. */
export interface CommandForm {
  sending: boolean;
  /** Whether the last thing that happened was a success. */
  saved: boolean;
  /** What the server says of a field; undefined while nothing is wrong with it. */
  errorOf(field: string): string | undefined;
  /** What belongs to none of the form's fields. */
  error: string | undefined;
  /** How often it has been refused, or held back. */
  refusals: number;
  /** Marks the fields that have to be filled in, instead of sending; an empty list marks none. */
  hold(blanks: readonly Blank[]): void;
  send(input: unknown): void;
}

type Refused = Extract<Sent<never>, { ok: false }>;

/**
 * Sends a form's content as a command and keeps what came of it. Fields are never touched: whatever
 * the server says, what was typed stays. After a success the page's data are loaded anew.
 *
 * @param fields the fields that can show an error of their own.
 * @param onSaved what else a success means, such as closing a dialog.
 */
export function useCommandForm<O>(
  command: string,
  fields: readonly string[],
  onSaved?: (value: O) => void,
): CommandForm {
  const words = useWords();
  const { revalidate } = useRevalidator();
  const [phase, setPhase] = useState<"idle" | "sending" | "saved">("idle");
  const [refused, setRefused] = useState<Refused | null>(null);
  const [refusals, setRefusals] = useState(0);
  const [blanks, setBlanks] = useState<readonly Blank[]>([]);

  const hold = (found: readonly Blank[]) => {
    setBlanks(found);
    if (found.length === 0) return;
    setRefused(null);
    setPhase("idle");
    setRefusals((before) => before + 1);
  };

  const send = async (input: unknown) => {
    if (phase === "sending") return;
    setPhase("sending");
    const sent = await sendCommand<O>(command, input);
    setRefused(sent.ok ? null : sent);
    setPhase(sent.ok ? "saved" : "idle");
    if (!sent.ok) {
      setRefusals((before) => before + 1);
      return;
    }
    // First where to go: data loaded anew for a page that is being left could miss what it shows.
    onSaved?.(sent.value);
    revalidate();
  };

  const sentence = refused ? refusalWords(words, refused.error) : undefined;
  const field = refused?.field?.split(".").at(-1);
  const place = [refused?.field, field].find((name) => name !== undefined && fields.includes(name));
  return {
    sending: phase === "sending",
    saved: phase === "saved",
    errorOf: (name) => {
      const blank = blanks.find((each) => each.name === name);
      if (blank) return words.form.blank[blank.kind];
      return place === name ? sentence : undefined;
    },
    error: place === undefined ? sentence : undefined,
    refusals,
    hold,
    send: (input) => void send(input),
  };
}
