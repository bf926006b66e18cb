import { refusalWords } from "~/commands/refusal-words";
import { postCommand } from "~/commands/send-command";
import type { AllWords } from "~/i18n/zh-CN";
import type { DeliveryError } from "~/views/reminders";

type Tested = { ok: true } | { ok: false; error: DeliveryError };

/** Has a test message sent to a channel. @returns what went wrong, in words; null when it arrived */
export async function testChannel(words: AllWords, id: string): Promise<string | null> {
  const sent = await postCommand<Tested>("/digest-tests", { id });
  if (!sent.ok) return refusalWords(words, sent.error);
  return sent.value.ok ? null : words.reminders.channels.errors[sent.value.error];
}
