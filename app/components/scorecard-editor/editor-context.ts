import { useOutletContext } from "@remix-run/react";
import { nameIn } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import type { Named } from "~/views/page";
import type { ScorecardEditorView } from "~/views/scorecard-editor";
import type { Choice } from "../form/select-field";

/** The scorecard that the pages under /scorecard share. */
export function useScorecard(): ScorecardEditorView {
  return useOutletContext<ScorecardEditorView>();
}

/** Makes choices of entries: their code, if they have one, and their name in the page's language. */
export function useChoices(): (
  entries: readonly (Named & { id: string; code?: string })[],
) => Choice[] {
  const { locale } = useWords();
  return (entries) =>
    entries.map((entry) => ({
      value: entry.id,
      label: [entry.code, nameIn(locale, entry)].filter(Boolean).join(" "),
    }));
}
