import { useEffect, useRef, useState, type FormEvent } from "react";
import { TextAreaField } from "~/components/form/text-area-field";
import { Button } from "~/components/ui/button";
import type { PerspectiveSentence } from "~/domain/scorecard/overview-sentences";
import { useWords } from "~/i18n/words-context";
import styles from "./overview-words.module.css";
import { sentenceText } from "./sentence-text";
import { useWriteSentence } from "./use-write-sentence";

interface SentenceEditorProps {
  /** The sentence as the lights make it now. */
  generated: PerspectiveSentence;
  /** The words to begin with. */
  initial: string;
  onDone: () => void;
}

/** The field in which a perspective's sentence is rewritten, the generated one below it. */
export function SentenceEditor({ generated, initial, onDone }: SentenceEditorProps) {
  const words = useWords();
  const text = words.overview;
  const [typed, setTyped] = useState(initial);
  const writer = useWriteSentence(generated, onDone);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("textarea")?.focus(), []);
  const perspective = words.scorecard.perspectives[generated.perspective];
  const own = typed.trim();
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (own === initial) onDone();
    else void writer.write(own);
  };
  return (
    <form ref={form} className={styles.editor} onSubmit={save}>
      <TextAreaField
        label={text.field(perspective)}
        rows={4}
        maxLength={1000}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape" && !event.nativeEvent.isComposing) onDone();
        }}
        error={writer.refusal ?? undefined}
      />
      {writer.meanwhile !== null && (
        <p className={styles.note}>
          {text.meanwhile} {writer.meanwhile}
        </p>
      )}
      <p className={styles.note}>
        {text.generatedNow} {sentenceText(words, generated)}
      </p>
      <div className={styles.actions}>
        <Button type="submit" look="primary" disabled={writer.sending || own === ""}>
          {words.general.save}
        </Button>
        <Button onClick={onDone}>{words.general.cancel}</Button>
      </div>
    </form>
  );
}
