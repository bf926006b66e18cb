/**
 * How much of the server's time a person may take while others need it.
 *
 * There is one thread: while it looks through one person's megabyte, everybody waits. So each message
 * is charged to its sender with the time that it took, and whoever owes more than a moment is not
 * listened to until a share of the time that passes has paid for it. Nothing is refused for it and
 * nothing lost; only its sender waits. Who is alone may have all of the time.
 */

/** The share of the time that a person has beside others, and what may be owed before anybody waits. */
export const SHARE = 0.2;
const FREE_MS = 10;

/** For how long somebody's last message counts as being there, ms. */
const BESIDE_MS = 5_000;

/**
 * What a byte costs besides the time in which it is taken in: it is committed, merged with what came
 * beside it, shown to the others and projected. Profiled: about a millisecond for 8 KiB.
 */
const MS_PER_BYTE = 1 / (8 * 1024);

/** Does one piece of work. @returns whether more of it is waiting */
type Step = () => boolean;

/** What everybody's shares have in common: who was there lately. */
export class WorkShares {
  private readonly shares = new Map<string, WorkShare>();
  private last: WorkShare | null = null;
  private besideUntil = -Infinity;

  /** A person's share, the same over all their connections and beyond: coming back clears no debt. */
  of(personId: string): WorkShare {
    const known = this.shares.get(personId);
    if (known) return known;
    const share = new WorkShare(this);
    this.shares.set(personId, share);
    return share;
  }

  /** Somebody works now. */
  note(share: WorkShare, now: number): void {
    if (this.last !== null && this.last !== share) this.besideUntil = now + BESIDE_MS;
    this.last = share;
  }

  /** The share of the time that each has now. */
  rateAt(now: number): number {
    return now < this.besideUntil ? SHARE : 1;
  }
}

/** One person's. */
export class WorkShare {
  private owedMs = 0;
  private at = performance.now();
  private readonly line: Step[] = [];
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly among: WorkShares) {}

  /** Charges for a message of so many bytes that was taken in within `ms`. */
  charge(ms: number, bytes: number): void {
    const now = this.settle();
    this.among.note(this, now);
    this.owedMs += ms + bytes * MS_PER_BYTE;
  }

  /** Whether this person's next message has to wait. */
  get isSpent(): boolean {
    this.settle();
    return this.owedMs > FREE_MS;
  }

  /** Does steps when the share allows it, those of several connections by turns. */
  queue(step: Step): void {
    this.line.push(step);
    this.wait();
  }

  private wait(): void {
    if (this.timer) return;
    const rate = this.among.rateAt(this.settle());
    this.timer = setTimeout(() => this.go(), (this.owedMs - FREE_MS) / rate);
  }

  private go(): void {
    this.timer = null;
    while (!this.isSpent) {
      const step = this.line.shift();
      if (!step) return;
      if (step()) this.line.push(step);
    }
    if (this.line.length > 0) this.wait();
  }

  /** @returns now, on a clock that never goes backwards */
  private settle(): number {
    const now = performance.now();
    const paid = (now - this.at) * this.among.rateAt(now);
    this.owedMs = Math.max(0, this.owedMs - paid);
    this.at = now;
    return now;
  }
}
