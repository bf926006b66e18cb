import { nameIn } from "~/i18n/formats";
import { formatNumber } from "~/i18n/format-number";
import { useWords } from "~/i18n/words-context";
import type { Amendment, Correction } from "~/views/minutes";
import { useRecord } from "./record-reader";
import styles from "./record.module.css";

/** What the scorecard says otherwise today than the record froze, beside what it froze. */
export function CorrectionNote({ kind, id }: { kind: Correction["kind"]; id: string }) {
  const words = useWords();
  const found = useRecord().correction(kind, id);
  if (!found) return null;
  return (
    <p className={styles.note}>
      <b>{words.record.minutes.corrected}</b> <CorrectionText correction={found} />
    </p>
  );
}

/** A correction in words: 实际值现为 190，封存时为 200；亮灯现为绿灯，封存时为红灯. */
export function CorrectionText({ correction }: { correction: Correction }) {
  const words = useWords();
  const { record } = useRecord();
  const text = words.record.minutes;
  const { actual, levels, light } = correction;
  const decimals = record.scorecard.measures.find(({ id }) => id === correction.id)?.decimals ?? 0;
  const figure = (value: number | null) =>
    value === null ? text.missing : formatNumber(value, decimals);
  const parts = [
    actual && text.actual(figure(actual.now), figure(actual.sealed)),
    levels && text.levels,
    light && text.light(words.lights[light.now], words.lights[light.sealed]),
  ].filter((part) => part !== null);
  return <>{parts.join(words.scorecard.semicolon)}</>;
}

/** The amendments of one place of the record, beside the original. */
export function AmendmentNotes({ place }: { place: string }) {
  const amendments = useRecord().amendments(place);
  return amendments.map((amendment) => <AmendmentNote key={amendment.id} amendment={amendment} />);
}

/** An amendment: what is to be read instead, why, and who says so. */
export function AmendmentNote({ amendment }: { amendment: Amendment }) {
  const words = useWords();
  const { moment } = useRecord();
  const text = words.record.minutes;
  return (
    <div className={styles.note}>
      <p>
        <b>{text.amendments}</b> <span className={styles.words}>{amendment.text}</span>
      </p>
      <p className={styles.hint}>
        {text.because(amendment.reason)} ·{" "}
        {text.amendment(nameIn(words.locale, amendment.by), moment(amendment.at))}
      </p>
    </div>
  );
}
