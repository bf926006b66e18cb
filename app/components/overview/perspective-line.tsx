import { useRef, useState } from "react";
import { useMeeting } from "~/components/meeting/meeting-context";
import { Button } from "~/components/ui/button";
import { Refusal } from "~/components/ui/field";
import { sentenceBasis, type PerspectiveSentence } from "~/domain/scorecard/overview-sentences";
import { nameIn } from "~/i18n/formats";
import { formatShortMoment } from "~/i18n/format-moment";
import { useWords } from "~/i18n/words-context";
import type { LiveOverviewSentence } from "~/protocol/live-keys";
import styles from "./overview-words.module.css";
import { SentenceEditor } from "./sentence-editor";
import { sentenceText } from "./sentence-text";
import { useWrittenSentence } from "./use-sentences";
import { useWriteSentence } from "./use-write-sentence";

interface PerspectiveLineProps {
  /** The sentence as the lights make it; of a closed meeting as its record froze it. */
  generated: PerspectiveSentence;
  mayWrite: boolean;
}

/**
 * One perspective in one sentence: as the lights make it, or as somebody put it, then with who did,
 * what it would be now, and the way back. Live.
 */
export function PerspectiveLine({ generated, mayWrite }: PerspectiveLineProps) {
  const words = useWords();
  const written = useWrittenSentence(generated.perspective);
  const [editing, setEditing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const text = written?.text ?? sentenceText(words, generated);
  const name = words.scorecard.perspectives[generated.perspective];
  if (text === "") return null;
  const close = () => {
    setEditing(false);
    // Whoever came by keyboard is back where they were.
    requestAnimationFrame(() => opener.current?.focus());
  };
  return (
    <li className={styles.line}>
      {editing ? (
        <SentenceEditor generated={generated} initial={text} onDone={close} />
      ) : (
        <>
          <p className={styles.sentence}>
            <b>{words.overview.labelled(name)}</b>
            <span className={styles.words}>{text}</span>
            {mayWrite && (
              <Button
                ref={opener}
                look="quiet"
                className={styles.rewrite}
                aria-label={words.overview.rewriteOf(name)}
                onClick={() => setEditing(true)}
              >
                {words.overview.rewrite}
              </Button>
            )}
          </p>
          {written && <Written {...{ written, generated, mayWrite }} />}
        </>
      )}
    </li>
  );
}

interface WrittenProps extends PerspectiveLineProps {
  written: LiveOverviewSentence;
}

/** By whom a sentence was written, whether it still fits, and the generated one beside it. */
function Written({ written, generated, mayWrite }: WrittenProps) {
  const words = useWords();
  const text = words.overview;
  const { view } = useMeeting();
  const writer = useWriteSentence(generated, () => undefined);
  const outdated = written.basis !== sentenceBasis(generated);
  const perspective = words.scorecard.perspectives[generated.perspective];
  const when = formatShortMoment(words.locale, written.at, view.timeZone);
  return (
    <>
      <p className={styles.note}>
        {text.written(nameIn(words.locale, written.by), when)}
        {outdated && (
          <>
            {" · "}
            <b>{text.outdated}</b>
          </>
        )}
      </p>
      <details className={styles.generated} open={outdated}>
        <summary>{text.generated}</summary>
        <p>{sentenceText(words, generated)}</p>
        {mayWrite && (
          <Button
            look="quiet"
            disabled={writer.sending}
            aria-label={text.backToGeneratedOf(perspective)}
            onClick={() => void writer.write(null)}
          >
            {text.backToGenerated}
          </Button>
        )}
      </details>
      {writer.refusal && <Refusal>{writer.refusal}</Refusal>}
    </>
  );
}
