import { useRef, useState } from "react";
import { Button } from "~/components/ui/button";
import { Popover } from "~/components/ui/popover";
import { nameIn } from "~/i18n/formats";
import { formatMoment } from "~/i18n/format-moment";
import { useAllWords } from "~/i18n/words-context";
import type { FollowUpEventView } from "~/views/board";
import { eventLines } from "./event-words";
import styles from "./history.module.css";

interface HistoryProps {
  followUpId: string;
  name: string;
  timeZone: string;
}

/** A button that shows what happened to a follow-up, by whom and when, the newest first. */
export function History({ followUpId, name, timeZone }: HistoryProps) {
  const { followUps } = useAllWords();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [loaded, setLoaded] = useState<Loaded>("loading");
  const toggle = () => {
    setOpen(!open);
    // Loaded at every opening: somebody may have moved it since.
    if (!open) void load(followUpId).then(setLoaded);
  };
  const title = followUps.historyNamed(name);
  return (
    <span data-screen-only>
      <Button
        ref={button}
        look="quiet"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={title}
        onClick={toggle}
      >
        {followUps.history}
      </Button>
      {open && (
        <Popover anchor={button} label={title} onClose={() => setOpen(false)}>
          <p className={styles.title}>{followUps.events.title}</p>
          <Events loaded={loaded} timeZone={timeZone} />
        </Popover>
      )}
    </span>
  );
}

type Loaded = "loading" | "failed" | readonly FollowUpEventView[];

async function load(id: string): Promise<Loaded> {
  try {
    const response = await fetch(`/follow-up-events?${new URLSearchParams({ id })}`);
    if (!response.ok) return "failed";
    const { events } = (await response.json()) as { events: readonly FollowUpEventView[] };
    return events;
  } catch {
    return "failed";
  }
}

function Events({ loaded, timeZone }: { loaded: Loaded; timeZone: string }) {
  const words = useAllWords();
  const { events } = words.followUps;
  if (loaded === "loading") return <p role="status">{events.loading}</p>;
  if (loaded === "failed") return <p role="alert">{events.failed}</p>;
  if (loaded.length === 0) return <p>{events.none}</p>;
  return (
    <ol className={styles.events}>
      {loaded.map((event) => (
        <li key={event.id}>
          {eventLines(words, event).map((line) => (
            <b key={line}>{line}</b>
          ))}
          {event.reason !== "" && <span>{words.followUps.reason(event.reason)}</span>}
          <span className={styles.by}>
            {events.by(
              event.person ? nameIn(words.locale, event.person) : events.system,
              formatMoment(words.locale, event.at, timeZone),
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
