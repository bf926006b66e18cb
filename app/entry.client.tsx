import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { loadWords } from "~/i18n/load-words";
import { WordsProvider } from "~/i18n/words-context";

// Only the language of the page is loaded; changing it loads the page anew.
void loadWords(document.documentElement.lang).then((words) =>
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <WordsProvider words={words}>
          <RemixBrowser />
        </WordsProvider>
      </StrictMode>,
    );
  }),
);
