/** Watches for signs of life. */
export type SilenceWatch = {
  /** There was one: the wait begins anew. */
  heard(): void;
  /** Waits no longer, until the next sign. */
  stop(): void;
};

/** Calls back when there was no sign of life for so long, ms, whatever the machine's clock says. */
export function watchSilence(limit: number, onSilent: () => void): SilenceWatch {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    heard() {
      clearTimeout(timer);
      timer = setTimeout(onSilent, limit);
    },
    stop: () => clearTimeout(timer),
  };
}
