import { useRef, useState } from "react";
import { Button } from "~/components/ui/button";
import { Popover } from "~/components/ui/popover";
import type { Month } from "~/domain/scorecard/month";
import { formatMonth, nameIn } from "~/i18n/formats";
import { formatMoment } from "~/i18n/format-moment";
import { formatNumber } from "~/i18n/format-number";
import { useAllWords } from "~/i18n/words-context";
import type { PersonName } from "~/protocol/live-keys";
import styles from "./change-history.module.css";

/** One change of an actual, as `/actual-changes` answers. */
export interface ShownChange {
  before: number | null;
  after: number | null;
  by: PersonName | null;
  /** Product clock, ms. */
  at: number;
}

interface ChangeHistoryProps {
  measureId: string;
  month: Month;
  /** The measure's code and name, for the head. */
  name: string;
  decimals: number;
  /** The company's, an IANA name. */
  timeZone: string;
}

/** A button that shows who changed a month's actual from what to what, and when. */
export function ChangeHistory(props: ChangeHistoryProps) {
  const words = useAllWords();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [loaded, setLoaded] = useState<Loaded>({ kind: "loading" });
  const title = words.sheet.history.title(props.name, formatMonth(words.locale, props.month));
  const toggle = () => {
    setOpen(!open);
    // Loaded at every opening: somebody may have changed the number since.
    if (!open) void loadChanges(props.measureId, props.month).then(setLoaded);
  };
  return (
    <span data-screen-only>
      <Button
        ref={button}
        look="quiet"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={toggle}
      >
        {words.sheet.history.open}
      </Button>
      {open && (
        <Popover anchor={button} label={title} onClose={() => setOpen(false)}>
          <p className={styles.title}>{title}</p>
          <Changes {...props} loaded={loaded} />
        </Popover>
      )}
    </span>
  );
}

type Loaded =
  { kind: "loading" } | { kind: "loaded"; changes: readonly ShownChange[] } | { kind: "failed" };

async function loadChanges(measureId: string, month: Month): Promise<Loaded> {
  try {
    const query = new URLSearchParams({ measure: measureId, month });
    const response = await fetch(`/actual-changes?${query}`);
    if (!response.ok) return { kind: "failed" };
    const { changes } = (await response.json()) as { changes: readonly ShownChange[] };
    return { kind: "loaded", changes };
  } catch {
    return { kind: "failed" };
  }
}

function Changes({ loaded, decimals, timeZone }: ChangeHistoryProps & { loaded: Loaded }) {
  const words = useAllWords();
  const text = words.sheet.history;
  if (loaded.kind === "loading") return <p role="status">{words.actuals.loadingChanges}</p>;
  if (loaded.kind === "failed") return <p role="alert">{words.actuals.changesFailed}</p>;
  if (loaded.changes.length === 0) return <p>{text.none}</p>;
  const number = (value: number | null) =>
    value === null ? text.missing : formatNumber(value, decimals);
  return (
    <ol className={styles.changes}>
      {loaded.changes.toReversed().map(({ before, after, by, at }) => (
        <li key={`${at} ${before} ${after}`}>
          <b>{text.change(number(before), number(after))}</b>
          <span>
            {text.by(
              by ? nameIn(words.locale, by) : text.system,
              formatMoment(words.locale, at, timeZone),
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
