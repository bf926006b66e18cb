import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { keepEarlyActs } from "~/components/ui/early-acts";
import { loadWords } from "~/i18n/load-words";
import { WordsProvider } from "~/i18n/words-context";

const letReactFirst = keepEarlyActs();
void loadWords().then((words) =>
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <WordsProvider words={words}>
          <RemixBrowser />
        </WordsProvider>
      </StrictMode>,
    );
    letReactFirst();
  }),
);
