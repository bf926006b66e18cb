import { isRouteErrorResponse, useRevalidator, useRouteError } from "@remix-run/react";
import { useEffect } from "react";
import { Button } from "~/components/ui/button";
import { ErrorContent } from "~/components/ui/error-page";
import { useWords } from "~/i18n/words-context";

/** How often a page that could not be fetched is tried again. */
const RETRY_MS = 3_000;

/**
 * Stands for a page of the meeting that cannot be shown, inside the meeting's frame: the rooms stay
 * open behind it, so that words that wait to be saved are not lost with the page.
 */
export function PageError() {
  const error = useRouteError();
  if (isRouteErrorResponse(error))
    return <ErrorContent status={error.status} detail={error.data} />;
  // A page that could not be fetched is the network's error; one that failed on the server has come
  // as a response.
  return typeof document !== "undefined" && error instanceof TypeError ? (
    <PageAway />
  ) : (
    <ErrorContent status={500} detail={null} />
  );
}

function PageAway() {
  const words = useWords();
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (state !== "idle") return undefined;
    const timer = setTimeout(revalidate, RETRY_MS);
    window.addEventListener("online", revalidate);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("online", revalidate);
    };
  }, [revalidate, state]);
  const text = words.general.errorPage;
  return (
    <>
      <h1>{text.awayTitle}</h1>
      <p role="status">{text.away}</p>
      <Button onClick={revalidate}>{words.general.retry}</Button>
    </>
  );
}
