import { useEffect, useState } from "react";

/*
 * The product's clock in the browser. The machine's own clock may be wrong by a day; what counts is
 * the server's, which stands in March 2021 in the demo. It is set by whatever the server last said.
 */
let offset = 0;

/** Sets the clock from a moment the server has just named, in ms since 1970. */
export function setProductClock(serverNow: number): void {
  offset = serverNow - Date.now();
}

/** Now, by the server's clock, in ms since 1970. */
export function productNow(): number {
  return Date.now() + offset;
}

/**
 * The server's clock as a value that ticks.
 *
 * @param initial what to show while rendering on the server and until the first tick, so that both
 *   render the same.
 * @param everyMs how often it ticks.
 */
export function useProductClock(initial: number, everyMs: number): number {
  const [now, setNow] = useState(initial);
  useEffect(() => {
    setNow(productNow());
    const timer = setInterval(() => setNow(productNow()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
