import type { Words } from "~/i18n/zh-CN";
import type { Sent } from "./send-command";

/** The sentence for a command that was not carried out. */
export function refusalWords(
  words: Words,
  error: Extract<Sent<never>, { ok: false }>["error"],
): string {
  if (error === "offline") return words.general.offline;
  return error === "failed" ? words.general.failed : words.errors[error];
}
