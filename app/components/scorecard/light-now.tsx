import { useEffect, useRef, useState } from "react";
import type { Light } from "~/domain/scorecard/light";
import { useWords } from "~/i18n/words-context";
import { LightMark, type LightSize } from "./light";
import styles from "./light-now.module.css";

/** How long a change stays visible, ms. */
const SHOWN_MS = 4_000;

interface LightNowProps {
  light: Light;
  size?: LightSize;
  named?: boolean;
  /** Whether the change is read out as well. One place on a page, at most. */
  announce?: boolean;
}

/** A light that is seen to change: for a few seconds the old one stands before it, moving nothing. */
export function LightNow({ light, size, named, announce = false }: LightNowProps) {
  const old = useLightBefore(light);
  const words = useWords();
  return (
    <span className={`${styles.now} ${old ? styles.changed : ""}`}>
      {old && (
        <span className={styles.old} aria-hidden>
          <LightMark light={old} size={size} />
          <span className={styles.arrow}>→</span>
        </span>
      )}
      <LightMark light={light} size={size} named={named} />
      {announce && (
        <span className="visually-hidden" aria-live="polite">
          {old && words.scorecard.changed(words.lights[old], words.lights[light])}
        </span>
      )}
    </span>
  );
}

/** The light that this one has just replaced; null when nothing has changed for a few seconds. */
function useLightBefore(light: Light): Light | null {
  const [old, setOld] = useState<Light | null>(null);
  const shown = useRef(light);
  useEffect(() => {
    if (shown.current === light) return undefined;
    setOld(shown.current);
    shown.current = light;
    const timer = setTimeout(() => setOld(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [light]);
  return old === light ? null : old;
}
