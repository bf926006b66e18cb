/** So many tasks wait at the most behind the one that runs. */
const MOST_WAITING = 16;

/** Runs heavy tasks one after another, so that a meeting beside them keeps its processor. */
export class OneAtATime {
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  /** @returns what the task comes to; null at once when too many are waiting already. */
  run<T>(task: () => Promise<T>): Promise<T> | null {
    if (this.waiting >= MOST_WAITING) return null;
    this.waiting += 1;
    const done = this.last.then(task).finally(() => (this.waiting -= 1));
    this.last = done.catch(() => undefined);
    return done;
  }
}
