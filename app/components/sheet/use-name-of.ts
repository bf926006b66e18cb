import { useWords } from "~/i18n/words-context";
import type { PresentPerson } from "~/protocol/presence";

/** How somebody present is called in the page's language. */
export function useNameOf(): (person: PresentPerson) => string {
  const { locale } = useWords();
  return ({ name, nameEn }) => (locale === "en" ? (nameEn ?? name) : name);
}
