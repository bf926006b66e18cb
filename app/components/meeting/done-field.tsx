import { useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { refusalWords } from "~/commands/refusal-words";
import { sendCommand } from "~/commands/send-command";
import { Refusal } from "~/components/ui/field";
import type { Day } from "~/domain/scorecard/month";
import { useAllWords } from "~/i18n/words-context";
import styles from "./plan-figures.module.css";

/** While a year is being typed the browser already reports days of the years 2, 20 and 202. */
const EARLIEST: Day = "1900-01-01";

interface DoneFieldProps {
  milestone: { id: string; name: string; doneOn: Day | null };
}

/**
 * The day on which a milestone was done: sent as soon as it is complete, and when the field is left
 * or Enter is pressed. An emptied field is sent only then: parts are empty while somebody types.
 */
export function DoneField({ milestone }: DoneFieldProps) {
  const words = useAllWords();
  const { doneOn } = milestone;
  const [typed, setTyped] = useState(doneOn ?? "");
  const { report, refusal, isSending } = useReport(milestone);
  useEffect(() => {
    // What comes back of a day that has been typed over meanwhile is not put in its place.
    if (!isSending()) setTyped(doneOn ?? "");
  }, [doneOn, isSending]);
  const leave = ({ value, validity }: HTMLInputElement) => {
    if (!validity.badInput) report(value === "" ? null : value);
  };
  return (
    <>
      <input
        type="date"
        className={styles.done}
        aria-label={words.sheet.milestones.setDone(milestone.name)}
        aria-invalid={refusal ? true : undefined}
        value={typed}
        onChange={({ target: { value } }) => {
          setTyped(value);
          if (value >= EARLIEST) report(value);
        }}
        onBlur={(event) => leave(event.currentTarget)}
        onKeyDown={(event) => {
          if (event.key === "Enter") leave(event.currentTarget);
        }}
      />
      {refusal && <Refusal>{refusal}</Refusal>}
    </>
  );
}

/** Reports days one after the other, so that the one reported last is the one that stands. */
function useReport({ id, doneOn }: DoneFieldProps["milestone"]) {
  const words = useAllWords();
  const { revalidate } = useRevalidator();
  const [refusal, setRefusal] = useState<string | null>(null);
  // What the server is known to have: what was loaded, or reported since.
  const known = useRef(doneOn);
  useEffect(() => void (known.current = doneOn), [doneOn]);
  const waiting = useRef<(Day | null)[]>([]);
  const queue = useRef(Promise.resolve());
  const send = async (day: Day | null) => {
    const sent = await sendCommand("report-milestone", { milestoneId: id, doneOn: day });
    setRefusal(sent.ok ? null : refusalWords(words, sent.error));
    if (sent.ok) known.current = day;
    waiting.current.shift();
    if (waiting.current.length === 0) revalidate();
  };
  const report = (day: Day | null) => {
    const last = waiting.current.length === 0 ? known.current : waiting.current.at(-1);
    if (day === last) {
      // Back at what stands: a day that was refused in between is not there any more.
      if (waiting.current.length === 0) setRefusal(null);
      return;
    }
    waiting.current.push(day);
    queue.current = queue.current.then(() => send(day));
  };
  const isSending = useCallback(() => waiting.current.length > 0, []);
  return { report, refusal, isSending };
}
