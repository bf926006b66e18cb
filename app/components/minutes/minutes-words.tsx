import { useRecord, type RecordReader } from "~/components/record/record-reader";
import { asMeasureExplanation, asPlanExplanation } from "~/components/scorecard/explanation-shapes";
import { sentenceText } from "~/components/overview/sentence-text";
import { changedItems, sentencesOf } from "~/domain/scorecard/overview-sentences";
import { useWords } from "~/i18n/words-context";
import type { RecordedSentence } from "~/views/record";
import styles from "./minutes.module.css";

/** The overview in words: what changed since last month, and a sentence for each perspective. */
export function MinutesWords() {
  const words = useWords();
  const reader = useRecord();
  return (
    <>
      <Changes />
      <ul className={styles.sentences}>
        {sentencesIn(reader).map((sentence) => (
          <li key={sentence.perspective}>
            <b>{words.overview.labelled(words.scorecard.perspectives[sentence.perspective])}</b>
            <Sentence sentence={sentence} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Changes() {
  const words = useWords();
  const { record, light, lightBefore } = useRecord();
  const { worse, better } = changedItems(
    record.scorecard.measures.map(({ id, code }) => ({
      code,
      before: lightBefore("measure", id)?.light ?? null,
      now: light("measure", id)?.light ?? "grey",
    })),
  );
  const text = words.overview.changedItems;
  const named = (label: string, items: readonly { code: string }[]) =>
    `${words.overview.labelled(label)}${
      items.length === 0 ? text.none : words.overview.codes(items.map(({ code }) => code))
    }`;
  return (
    <p>
      <b>{words.meetingPages.overview.changes(worse.length, better.length)}</b>
      <br />
      {[named(text.worse, worse), named(text.better, better)].join(words.scorecard.semicolon)}
    </p>
  );
}

/** As somebody put it, with by whom and what was generated; else as it was generated. */
function Sentence({ sentence }: { sentence: RecordedSentence }) {
  const words = useWords();
  const { person, moment } = useRecord();
  const { written } = sentence;
  const generated = sentenceText(words, sentence);
  if (!written) return <span>{generated}</span>;
  return (
    <>
      <span className={styles.written}>{written.text}</span>
      <p className={styles.hint}>
        {words.overview.written(person(written.personId), moment(written.at))} ·{" "}
        {words.overview.labelled(words.overview.generated)}
        {generated}
      </p>
    </>
  );
}

/** A record's sentences; of one from before there were any, what its lights say. */
function sentencesIn({ record, light }: RecordReader): RecordedSentence[] {
  if (record.sentences) return record.sentences;
  return sentencesOf(record.scorecard, {
    measure: (id) => asMeasureExplanation(light("measure", id)?.explanation),
    plan: (id) => asPlanExplanation(light("plan", id)?.explanation),
  }).map((sentence) => ({ ...sentence, written: null }));
}
