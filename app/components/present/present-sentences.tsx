import { sentenceText } from "~/components/overview/sentence-text";
import { useSentences, useWrittenSentence } from "~/components/overview/use-sentences";
import type { ShownScorecard } from "~/components/scorecard/shown";
import type { PerspectiveSentence } from "~/domain/scorecard/overview-sentences";
import { useWords } from "~/i18n/words-context";
import styles from "./present-page.module.css";

/** One sentence for each perspective, as the lights make it or as somebody has put it. Live. */
export function PresentSentences({ scorecard }: { scorecard: ShownScorecard }) {
  const sentences = useSentences(scorecard);
  return (
    <ul className={styles.rows}>
      {sentences.map((sentence) => (
        <Sentence key={sentence.perspective} generated={sentence} />
      ))}
    </ul>
  );
}

function Sentence({ generated }: { generated: PerspectiveSentence }) {
  const words = useWords();
  const written = useWrittenSentence(generated.perspective);
  const text = written?.text ?? sentenceText(words, generated);
  if (text === "") return null;
  return (
    <li>
      <b>{words.scorecard.perspectives[generated.perspective]}</b> {text}
    </li>
  );
}
