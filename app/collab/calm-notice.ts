import type { ConnectionNotice } from "./connection-state";
import { createStore, type Readable } from "./store";

/** How long nothing must have been written before "saved" is shown, ms. */
const CALM = 500;

/** A notice on its way to where it is shown. */
export type CalmNotice = {
  readonly notice: Readable<ConnectionNotice>;
  /** What is true now. */
  tell(notice: ConnectionNotice): void;
};

/**
 * A notice as it is shown. Each key of a typist is saved before the next one: the bar would say so in
 * turn, and lay out and paint the page twice more for each. While somebody writes it goes on saying
 * "saving", and says "saved" when they pause; it never says so of what is not on disk. Everything else
 * is shown at once.
 */
export function createCalmNotice(): CalmNotice {
  const shown = createStore<ConnectionNotice>("saved");
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    notice: shown,
    tell(notice) {
      clearTimeout(timer);
      if (notice === "saved" && shown.get() === "saving") {
        timer = setTimeout(() => shown.set(notice), CALM);
      } else {
        shown.set(notice);
      }
    },
  };
}
