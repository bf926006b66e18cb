import { Link } from "@remix-run/react";
import { useWords } from "~/i18n/words-context";
import type { Words } from "~/i18n/zh-CN";
import type { ErrorDetail } from "~/views/error-detail";
import styles from "./site.module.css";

/** The page that stands for one that cannot be shown: what happened, and where to go. */
export function ErrorPage(error: { status: number; detail: unknown }) {
  return (
    <main id="content" className={styles.narrow}>
      <ErrorContent {...error} />
    </main>
  );
}

/** The same inside a page's own frame. */
export function ErrorContent({ status, detail }: { status: number; detail: unknown }) {
  const text = useWords().general.errorPage;
  return (
    <>
      <h1>{text.title}</h1>
      <p>{sentence(text, status, detail)}</p>
      <p>
        <Link to="/">{text.home}</Link>
      </p>
    </>
  );
}

function sentence(text: Words["general"]["errorPage"], status: number, detail: unknown): string {
  if (isDetail(detail)) {
    switch (detail.kind) {
      case "unknown-month":
        return text.unknownMonth(detail.month);
      case "unknown-department":
        return text.unknownDepartment(detail.code);
      case "unknown-page":
        return text.unknownPage(detail.code);
      case "unknown-measure":
        return text.unknownMeasure(detail.code);
      case "unknown-plan":
        return text.unknownPlan(detail.code);
    }
  }
  if (status === 404) return text.notFound;
  return status === 403 ? text.forbidden : text.failed;
}

function isDetail(value: unknown): value is ErrorDetail {
  return typeof value === "object" && value !== null && "kind" in value;
}
