/** Runs one piece of work at the end of the event loop's turn, or after a window. */
export class Turn {
  private immediate: NodeJS.Immediate | null = null;
  private timer: NodeJS.Timeout | null = null;

  /** @param windowMs 0 for the end of the turn */
  constructor(
    private readonly work: () => void,
    private readonly windowMs: number,
  ) {}

  /** The work is due; asking again before it has run changes nothing. */
  request(): void {
    if (this.immediate || this.timer) return;
    if (this.windowMs > 0) this.timer = setTimeout(() => this.run(), this.windowMs);
    else this.immediate = setImmediate(() => this.run());
  }

  private run(): void {
    this.immediate = null;
    this.timer = null;
    this.work();
  }
}
