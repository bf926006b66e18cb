import { isRouteErrorResponse, useRevalidator, useRouteError } from "@remix-run/react";
import { useEffect } from "react";
import { ErrorPage } from "~/components/ui/error-page";
import { useWords } from "~/i18n/words-context";
import styles from "./present.module.css";
import notice from "./present-notice.module.css";

/** How often a screen that could not be had is tried again, ms. */
const RETRY_MS = 5_000;

/** Stands on the wall for what could not be had, and tries again until it can. */
export function PresentError() {
  const error = useRouteError();
  // What is not there or not allowed stays so; anything else passes.
  return isRouteErrorResponse(error) && error.status < 500 ? (
    <ErrorPage status={error.status} detail={error.data} />
  ) : (
    <Away />
  );
}

function Away() {
  const text = useWords().projector;
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (state !== "idle") return undefined;
    const timer = setTimeout(revalidate, RETRY_MS);
    return () => clearTimeout(timer);
  }, [revalidate, state]);
  return (
    <main id="content" className={styles.screen} data-present>
      <div className={notice.notice} role="status">
        <div>
          <h1>{text.away}</h1>
          <p className={notice.hint}>{text.awayHint}</p>
        </div>
      </div>
    </main>
  );
}
