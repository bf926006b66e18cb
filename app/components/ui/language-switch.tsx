import { useLocation } from "@remix-run/react";
import { useWords } from "~/i18n/words-context";
import { Button } from "./button";

/**
 * Changes the language. A plain form on purpose: the page is loaded anew, with the other dictionary
 * and the other `lang`.
 */
export function LanguageSwitch() {
  const words = useWords();
  const { pathname, search } = useLocation();
  const other = words.locale === "en" ? "zh-CN" : "en";
  return (
    <form method="post" action="/language">
      <input type="hidden" name="back" value={pathname + search} />
      <Button type="submit" look="quiet" name="locale" value={other} lang={other}>
        {words.general.language[other]}
      </Button>
    </form>
  );
}
