/**
 * Runs one piece of work at the end of the event loop's turn, and again not before some time has
 * passed: what is asked for meanwhile is done together.
 */
export class Turn {
  private immediate: NodeJS.Immediate | null = null;
  private timer: NodeJS.Timeout | null = null;
  /** When the work was last begun, on the clock of `performance`. */
  private begunAt = Number.NEGATIVE_INFINITY;

  /** @param apartMs from one beginning to the next, at least; 0: the end of each turn will do */
  constructor(
    private readonly work: () => void,
    private readonly apartMs: number,
  ) {}

  /** The work is due; asking again before it has run changes nothing. */
  request(): void {
    if (this.immediate || this.timer) return;
    const rest = this.begunAt + this.apartMs - performance.now();
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
    this.begunAt = performance.now();
    this.work();
  }
}
