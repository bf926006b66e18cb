import { useId } from "react";
import { Button } from "~/components/ui/button";
import { useAllWords } from "~/i18n/words-context";
import type { Moment } from "~/views/history";
import styles from "./history.module.css";
import { changeWords, momentName } from "./moment-words";

interface MomentPickerProps {
  moments: readonly Moment[];
  timeZone: string;
  /** The index of the moment that is shown. */
  index: number;
  onPick: (index: number) => void;
}

/** A slider through the moments; its text says when each was and whose it is. */
export function MomentSlider({ moments, timeZone, index, onPick }: MomentPickerProps) {
  const words = useAllWords();
  const id = useId();
  const moment = moments[index];
  const name = moment ? momentName(words, moment, timeZone) : "";
  return (
    <div className={styles.scrub} data-screen-only>
      <Button
        look="quiet"
        aria-label={words.history.earlier}
        disabled={index === 0}
        onClick={() => onPick(index - 1)}
      >
        ‹
      </Button>
      <label htmlFor={id} className="visually-hidden">
        {words.history.slider}
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={moments.length - 1}
        step={1}
        value={index}
        aria-valuetext={name}
        onChange={(event) => onPick(event.target.valueAsNumber)}
      />
      <Button
        look="quiet"
        aria-label={words.history.later}
        disabled={index === moments.length - 1}
        onClick={() => onPick(index + 1)}
      >
        ›
      </Button>
      <output htmlFor={id} className={styles.now}>
        {name}
      </output>
    </div>
  );
}

/** All moments, the newest first, each with what was done in it. */
export function MomentList({ moments, timeZone, index, onPick }: MomentPickerProps) {
  const words = useAllWords();
  return (
    <nav className={styles.moments} aria-label={words.history.moments}>
      <ol>
        {moments
          .map((moment, position) => ({ moment, position }))
          .toReversed()
          .map(({ moment, position }) => (
            <li key={moment.seq}>
              <button
                type="button"
                aria-current={position === index || undefined}
                onClick={() => onPick(position)}
              >
                <b>{momentName(words, moment, timeZone)}</b>
                {moment.changes.map((change) => (
                  <span key={change.id}>{changeWords(words, change)}</span>
                ))}
              </button>
            </li>
          ))}
      </ol>
    </nav>
  );
}
