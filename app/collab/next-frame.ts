/** Who is to be told before the next frame. */
const waiting = new Set<() => void>();

/**
 * Has a listener called right before the browser draws the next frame: once, however often it is
 * asked for until then. All who wait are called in one turn, so that what thirty people type within
 * a frame is drawn in one go. In a tab that nobody sees they wait until somebody does.
 */
export function beforeNextFrame(listener: () => void): void {
  if (waiting.size === 0) requestAnimationFrame(tellAll);
  waiting.add(listener);
}

/** Takes back what `beforeNextFrame` was asked for. */
export function notBeforeNextFrame(listener: () => void): void {
  waiting.delete(listener);
}

type Subscribe = (listener: () => void) => () => void;

/** The same subscription, whose listeners are told before the next frame instead of at once. */
export function byFrame(subscribe: Subscribe): Subscribe {
  return (listener) => {
    const stop = subscribe(() => beforeNextFrame(listener));
    return () => {
      stop();
      notBeforeNextFrame(listener);
    };
  };
}

function tellAll(): void {
  const listeners = [...waiting];
  waiting.clear();
  for (const listener of listeners) listener();
}
