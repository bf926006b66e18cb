/** Limits how often something may happen: `perSecond` over time, up to `burst` at once. */
export class TokenBucket {
  private tokens: number;
  private filledAt: number;

  /** @param now milliseconds */
  constructor(
    private readonly perSecond: number,
    private readonly burst: number,
    now: number,
  ) {
    this.tokens = burst;
    this.filledAt = now;
  }

  /** Takes tokens; false when there are not as many. A clock that goes backwards adds none. */
  take(now: number, tokens = 1): boolean {
    const earned = (Math.max(now - this.filledAt, 0) * this.perSecond) / 1000;
    this.tokens = Math.min(this.tokens + earned, this.burst);
    this.filledAt = now;
    if (this.tokens < tokens) return false;
    this.tokens -= tokens;
    return true;
  }
}
