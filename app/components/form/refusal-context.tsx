import { createContext, useState, type ReactNode } from "react";
import { refusalWords } from "~/commands/refusal-words";
import type { Sent } from "~/commands/send-command";
import { Refusal } from "~/components/ui/field";
import { useWords } from "~/i18n/words-context";

type RefusalCode = Extract<Sent<never>, { ok: false }>["error"];

/** Says why a button of a page was refused, or (null) that it was not. */
export const RefusalContext = createContext<(error: RefusalCode | null) => void>(() => {});

/** Shows, above its content, why the last button in it was refused. */
export function WithRefusal({ children }: { children: ReactNode }) {
  const words = useWords();
  const [error, setError] = useState<RefusalCode | null>(null);
  return (
    <RefusalContext.Provider value={setError}>
      {error && <Refusal>{refusalWords(words, error)}</Refusal>}
      {children}
    </RefusalContext.Provider>
  );
}
