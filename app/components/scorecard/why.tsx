import { useRef, useState } from "react";
import { Popover } from "~/components/ui/popover";
import type { Light } from "~/domain/scorecard/light";
import { useWords } from "~/i18n/words-context";
import { LightMark, type LightSize } from "./light";
import { LightNow } from "./light-now";
import styles from "./why.module.css";

interface WhyProps {
  /** Whose light it is, as the head of its explanation: "M3 非出租车销量 · 2021年2月". */
  title: string;
  light: Light;
  /** The explanation, made when it is opened. */
  sentences: () => readonly string[];
  /** The light as the month's meeting froze it, said where it differs; null when it is not. */
  sealed?: Light | null;
  size?: LightSize;
  named?: boolean;
  /** Whether a change of the light is read out. One place on a page, at most. */
  announce?: boolean;
}

/** A light as a button that opens its explanation. */
export function Why({ title, light, sentences, sealed, size, named, announce }: WhyProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const words = useWords();
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.button}
        data-on-paper
        aria-haspopup="dialog"
        aria-expanded={open}
        title={words.scorecard.explain.open}
        onClick={() => setOpen(!open)}
      >
        <LightNow light={light} size={size} named={named} announce={announce} />
      </button>
      {open && (
        <Popover anchor={button} label={title} onClose={() => setOpen(false)}>
          <p className={styles.title}>{title}</p>
          <p className={styles.light}>
            <LightMark light={light} named />
            <span>{words.scorecard.meanings[light]}</span>
          </p>
          {sentences().map((sentence) => (
            <p key={sentence} className={styles.sentence}>
              {sentence}
            </p>
          ))}
          {sealed && sealed !== light && (
            <p className={styles.sealed}>
              <LightMark light={sealed} /> {words.scorecard.explain.sealed(words.lights[sealed])}
            </p>
          )}
        </Popover>
      )}
    </>
  );
}
