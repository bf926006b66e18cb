import { useId } from "react";
import type { ShownScorecard } from "~/components/scorecard/shown";
import { PERSPECTIVES } from "~/domain/scorecard/types";
import { useWords } from "~/i18n/words-context";
import styles from "./overview-words.module.css";
import { PerspectiveLine } from "./perspective-line";
import { useSentences } from "./use-sentences";

interface PerspectiveLinesProps {
  scorecard: ShownScorecard;
  /** Whether the sentences can be rewritten here. */
  mayWrite: boolean;
}

/** A sentence for each perspective: what reached which rung. Needs a MeetingProvider around it. Live. */
export function PerspectiveLines({ scorecard, mayWrite }: PerspectiveLinesProps) {
  const text = useWords().overview;
  const id = useId();
  const sentences = useSentences(scorecard);
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="visually-hidden">
        {text.title}
      </h2>
      <ul className={styles.lines}>
        {PERSPECTIVES.map((perspective) => {
          const found = sentences.find((each) => each.perspective === perspective);
          const generated = found ?? { perspective, groups: [] };
          return <PerspectiveLine key={perspective} generated={generated} mayWrite={mayWrite} />;
        })}
      </ul>
    </section>
  );
}
