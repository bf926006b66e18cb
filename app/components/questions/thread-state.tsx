import { formatDay, nameIn } from "~/i18n/formats";
import { formatShortMoment } from "~/i18n/format-moment";
import { useMeeting } from "~/components/meeting/meeting-context";
import { useWords } from "~/i18n/words-context";
import { yearOf } from "~/domain/scorecard/month";
import type { LiveThread, LiveThreadEvent, ThreadEventKind } from "~/protocol/live-thread";
import styles from "./thread-card.module.css";
import { useDepartmentName } from "./use-department-name";

/** Where a question stands: each department's answer, its end, the support asked for. In words. */
export function ThreadState({ thread }: { thread: LiveThread }) {
  const words = useWords();
  const text = words.questions;
  const { month } = useMeeting().view;
  const departmentName = useDepartmentName();
  const { question, support } = thread;
  const day = (on: string | null) => (on ? formatDay(words.locale, on, yearOf(month)) : "");
  const end = question?.end;
  return (
    <ul className={styles.states}>
      {question?.parties.map(({ departmentId, state }) => (
        <li key={departmentId} data-state={state}>
          {state === "accepted" && <span aria-hidden="true">✓ </span>}
          {text.party(text.states[state], departmentName(departmentId))}
        </li>
      ))}
      {end?.kind === "deferred" && <li>{text.ended.deferred(day(end.until))}</li>}
      {end?.kind === "turned" && <li>{text.ended.turned}</li>}
      {end?.kind === "waived" && <li>{text.ended.waived(end.reason)}</li>}
      {support.map(({ id, departmentId, state, dueOn, reason, what }) => (
        <li key={id} data-state={state}>
          {state === "open" && (
            <>
              {text.support.open(departmentName(departmentId))}
              <span className={styles.what}>{what}</span>
            </>
          )}
          {state === "promised" && text.support.promised(departmentName(departmentId), day(dueOn))}
          {state === "declined" && text.support.declined(departmentName(departmentId), reason)}
        </li>
      ))}
    </ul>
  );
}

/** What happened besides words, as one line each; what words say already is left out. */
export function ThreadEvent({ event }: { event: LiveThreadEvent }) {
  const words = useWords();
  const departmentName = useDepartmentName();
  const { timeZone, month } = useMeeting().view;
  const { kind, person, departmentId, at } = event;
  if (!isTold(kind)) return null;
  const note = /^\d{4}-\d\d-\d\d$/.test(event.note)
    ? formatDay(words.locale, event.note, yearOf(month))
    : event.note;
  const [who, whose] = [
    person ? nameIn(words.locale, person) : "",
    departmentId ? departmentName(departmentId) : "",
  ];
  return (
    <p className={styles.event}>
      {sentence(words.questions.events, kind, { who, whose, note })}{" "}
      <time dateTime={new Date(at).toISOString()}>
        {formatShortMoment(words.locale, at, timeZone)}
      </time>
    </p>
  );
}

const TOLD = [
  "accepted",
  "asked-again",
  "deferred",
  "turned",
  "waived",
  "support-asked",
  "support-promised",
  "support-declined",
] as const;
type Told = (typeof TOLD)[number];

/** Whether an event gets a line of its own beside the words of the thread. */
export function isTold(kind: ThreadEventKind): kind is Told {
  return TOLD.some((each) => each === kind);
}

function sentence(
  text: ReturnType<typeof useWords>["questions"]["events"],
  kind: Told,
  { who, whose, note }: { who: string; whose: string; note: string },
): string {
  switch (kind) {
    case "accepted":
    case "asked-again":
      return text[kind](who, whose);
    case "deferred":
    case "waived":
      return text[kind](who, note);
    case "turned":
      return text.turned(who);
    case "support-asked":
    case "support-promised":
    case "support-declined":
      return text[kind](who, whose, note);
  }
}
