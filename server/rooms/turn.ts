/** How often work may be done. */
export type Pace = {
  /** From one time to the next in the long run, ms; 0: the end of each turn will do. */
  readonly apartMs: number;
  /** How many times may follow one another without waiting, after as many pauses; 1 when not given. */
  readonly burst?: number;
};

/**
 * Runs one piece of work at the end of the event loop's turn, unless it was done too often lately:
 * then it waits, and what is asked for meanwhile is done together.
 */
export class Turn {
  private immediate: NodeJS.Immediate | null = null;
  private timer: NodeJS.Timeout | null = null;
  /** Until when all that was done would have taken at an even pace, on the clock of `performance`. */
  private evenUntil = Number.NEGATIVE_INFINITY;
  private readonly apartMs: number;
  /** How much earlier than that the next time may begin, ms. */
  private readonly leadMs: number;

  constructor(
    private readonly work: () => void,
    { apartMs, burst = 1 }: Pace,
  ) {
    this.apartMs = apartMs;
    this.leadMs = (burst - 1) * apartMs;
  }

  /** The work is due; asking again before it has run changes nothing. */
  request(): void {
    if (this.immediate || this.timer) return;
    const rest = this.evenUntil - this.leadMs - performance.now();
    if (rest > 0) this.timer = setTimeout(() => this.run(), rest);
    else this.immediate = setImmediate(() => this.run());
  }

  /** Does at once what was to be done at the end of this turn; what must wait longer does. */
  runIfDue(): void {
    if (!this.immediate) return;
    clearImmediate(this.immediate);
    this.run();
  }

  private run(): void {
    this.immediate = null;
    this.timer = null;
    this.evenUntil = Math.max(this.evenUntil, performance.now()) + this.apartMs;
    this.work();
  }
}
