import { Link, useNavigate, useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";
import { refusalWords } from "~/commands/refusal-words";
import { sendCommand } from "~/commands/send-command";
import { FormDialog } from "~/components/form/form-dialog";
import { Button } from "~/components/ui/button";
import { Refusal } from "~/components/ui/field";
import { nameIn } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import { measurePageKey } from "~/sheet/page-key";
import type { AgendaEntry, PageLink } from "~/views/meeting";
import type { RemovedPage } from "~/views/page";
import { MeasurePageTools } from "./measure-page-tools";
import styles from "./measure-pages.module.css";
import { useMeeting } from "./meeting-context";
import { PageTitleForm } from "./page-title-form";
import { pathOf } from "./places";

interface MeasurePagesProps {
  link: PageLink;
  departmentId: string;
  /** Further pages that were removed and can be brought back. */
  removed: readonly RemovedPage[];
  /** Whether this person may add, title, move and remove pages of the measure. */
  mayArrange: boolean;
}

/**
 * The pages of one measure: where there are several, a way from one to the other; for its department,
 * what can be done with them. Nothing for an action plan.
 */
export function MeasurePages({ link, departmentId, removed, mayArrange }: MeasurePagesProps) {
  const words = useWords();
  const text = words.meetingPages.pages;
  const { view } = useMeeting();
  const entry = view.agenda.find(({ department }) => department?.id === departmentId);
  const pages = entry?.pages.filter(({ id }) => id === link.id) ?? [];
  if (!entry || link.kind !== "measure" || (pages.length < 2 && !mayArrange)) return null;
  return (
    <div className={styles.pages}>
      {pages.length > 1 && (
        <nav aria-label={text.label}>
          <ul className={styles.tabs}>
            {pages.map((page) => (
              <li key={page.key}>
                <Link
                  to={pathOf(view, { item: entry.id, page: page.key })}
                  aria-current={page.key === link.key ? "page" : undefined}
                >
                  {page.title ? nameIn(words.locale, page.title) : text.first}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {mayArrange && (
        <div className={styles.tools} data-screen-only>
          <MeasurePageTools key={link.key} link={link} pages={pages} />
          <AddPage entry={entry} link={link} code={pages[0]?.code ?? link.code} />
          <RemovedPages link={link} removed={removed} />
        </div>
      )}
    </div>
  );
}

/** Adds a page, and goes there as soon as the agenda knows it. */
function AddPage({ entry, link, code }: { entry: AgendaEntry; link: PageLink; code: string }) {
  const words = useWords();
  const text = words.meetingPages.pages;
  const { view } = useMeeting();
  const navigate = useNavigate();
  const [added, setAdded] = useState<string | null>(null);
  const path = entry.pages.some(({ key }) => key === added)
    ? pathOf(view, { item: entry.id, page: added })
    : null;
  useEffect(() => {
    if (path === null) return;
    setAdded(null);
    navigate(path);
  }, [path, navigate]);
  return (
    <FormDialog label={text.add} look="quiet" title={text.addTo(code)}>
      {(close) => (
        <PageTitleForm
          command="add-measure-page"
          input={{ meetingId: view.id, measureId: link.id }}
          hint={text.addHint}
          submit={text.add}
          onSaved={(value) => {
            close();
            setAdded(measurePageKey(link.id, value?.ordinal));
          }}
        />
      )}
    </FormDialog>
  );
}

/** The pages that were removed, each with a way back. */
function RemovedPages({ link, removed }: { link: PageLink; removed: readonly RemovedPage[] }) {
  const words = useWords();
  const text = words.meetingPages.pages;
  const { view } = useMeeting();
  const { revalidate } = useRevalidator();
  const [refusal, setRefusal] = useState<string | null>(null);
  if (removed.length === 0) return null;
  const restore = async (ordinal: number) => {
    const page = { meetingId: view.id, measureId: link.id, ordinal };
    const sent = await sendCommand("restore-measure-page", page);
    setRefusal(sent.ok ? null : refusalWords(words, sent.error));
    revalidate();
  };
  return (
    <span className={styles.removed}>
      {text.removed}
      {removed.map(({ ordinal, title }) => (
        <Button key={ordinal} look="quiet" onClick={() => void restore(ordinal)}>
          {text.restore(nameIn(words.locale, title))}
        </Button>
      ))}
      {refusal && <Refusal>{refusal}</Refusal>}
    </span>
  );
}
