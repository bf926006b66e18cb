import { Transform } from "node:stream";
import {
  createReadableStreamFromReadable,
  type AppLoadContext,
  type LoaderFunctionArgs as DataFunctionArgs,
  type EntryContext,
} from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { NonceContext } from "~/components/ui/nonce";
import { WordsProvider } from "~/i18n/words-context";
import { wordsOf } from "~/i18n/words-of.server";

/** Called by Remix for whatever a loader or action threw that is not an answer. */
export function handleError(error: unknown, { request, context }: DataFunctionArgs): void {
  if (!request.signal.aborted) context.reportFailure(error);
}

/** A page that cannot be rendered within this time is given up. */
const ABORT_MS = 5_000;

/** Renders a whole page before answering: pages here wait for nothing slow. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { locale, nonce, reportFailure }: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let finalStatus = status;
    const { pipe, abort } = renderToPipeableStream(
      <WordsProvider words={wordsOf(locale)}>
        <NonceContext.Provider value={nonce}>
          <RemixServer context={remixContext} url={request.url} nonce={nonce} />
        </NonceContext.Provider>
      </WordsProvider>,
      {
        nonce,
        // A part that had to be waited for stands where it belongs, not behind the page for a script to move.
        progressiveChunkSize: Number.POSITIVE_INFINITY,
        onAllReady() {
          const body = withoutNulBytes();
          headers.set("content-type", "text/html; charset=utf-8");
          resolve(
            new Response(createReadableStreamFromReadable(body), { headers, status: finalStatus }),
          );
          pipe(body);
        },
        onShellError: reject,
        onError(error) {
          finalStatus = 500;
          reportFailure(error);
        },
      },
    );
    setTimeout(abort, ABORT_MS).unref();
  });
}

/**
 * React 18 fills its write buffer up with zero bytes where a character of several bytes does not fit
 * at its end, which shows as broken characters in the middle of Chinese words. UTF-8 HTML never
 * holds that byte otherwise, so it is dropped.
 */
function withoutNulBytes(): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk);
    },
  });
}
