import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { partComing } from "~/collab/page-alive";
import { keepEarlyActs } from "~/components/ui/early-acts";
import { keepFocus } from "~/components/ui/keep-focus";
import { Alive } from "~/components/ui/lazily";
import { loadWords } from "~/i18n/load-words";
import { WordsProvider } from "~/i18n/words-context";

keepFocus();
const letReactFirst = keepEarlyActs();
// What is in none of the parts that come later is one itself; many pages have no others.
const pageIsAlive = partComing();
void loadWords().then((words) =>
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <WordsProvider words={words}>
          {/* Around the page and not behind it: React names elements by where they stand, as the server does. */}
          <Alive onAlive={pageIsAlive}>
            <RemixBrowser />
          </Alive>
        </WordsProvider>
      </StrictMode>,
    );
    letReactFirst();
  }),
);
