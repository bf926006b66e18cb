import { useEffect, useState } from "react";

/** How long after the last movement the pointer and the controls stay, ms. */
const SHOWN_MS = 3_000;

/** Whether nobody has moved the pointer or pressed a key for a while. */
export function useIdle(): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    let timer = setTimeout(() => setIdle(true), SHOWN_MS);
    const stir = () => {
      setIdle(false);
      clearTimeout(timer);
      timer = setTimeout(() => setIdle(true), SHOWN_MS);
    };
    const events = ["pointermove", "pointerdown", "keydown"] as const;
    for (const event of events) document.addEventListener(event, stir);
    return () => {
      clearTimeout(timer);
      for (const event of events) document.removeEventListener(event, stir);
    };
  }, []);
  return idle;
}
