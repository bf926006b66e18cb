/**
 * From one turn to the next, ms: of 2,000 connections a round of ten seconds looks at 100 in each.
 * Shorter ones cost more: writing to few sockets after each of many pauses takes longer than to many in a row.
 */
const TURN_MS = 500;

/**
 * Looks at each of many once in a round, a few at a time: whoever types meanwhile waits for those only.
 * (2,000 connections all at once held the process up for 200 ms, once a minute.)
 */
export class Rounds<T> {
  private readonly turns: readonly Set<T>[];
  private readonly timer: NodeJS.Timeout;
  private readonly turnOf = new Map<T, Set<T>>();
  private added = 0;
  private taken = 0;

  /** @param roundMs from one look at somebody to the next, ms */
  constructor(
    roundMs: number,
    private readonly look: (each: T) => void,
  ) {
    const length = Math.max(1, Math.round(roundMs / TURN_MS));
    this.turns = Array.from({ length }, () => new Set<T>());
    this.timer = setInterval(() => this.takeTurn(), roundMs / length).unref();
  }

  /** From now on it is looked at, for the first time within a round. */
  add(each: T): void {
    const turn = this.turns[this.added % this.turns.length];
    if (!turn || this.turnOf.has(each)) return;
    this.added += 1;
    turn.add(each);
    this.turnOf.set(each, turn);
  }

  /** From now on it is not looked at any more. */
  delete(each: T): void {
    this.turnOf.get(each)?.delete(each);
    this.turnOf.delete(each);
  }

  /** Ends all rounds. */
  stop(): void {
    clearInterval(this.timer);
  }

  private takeTurn(): void {
    const turn = this.turns[this.taken % this.turns.length];
    this.taken += 1;
    for (const each of turn ?? []) this.look(each);
  }
}
