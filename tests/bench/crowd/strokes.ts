/**
 * Who has heard which keystroke of a room, and how long it took until the last one had.
 *
 * A keystroke is one character: one step of its writer's Yjs clock. A member has heard it when its
 * copy, or what it was sent, reaches beyond that step; merged updates count for all they hold.
 */

/** The keystrokes of one writer; `made[i]` was typed at clock `from + i`. */
type Hand = { readonly from: number; readonly made: { readonly at: number; left: number }[] };

/** See the file's header. */
export class Strokes {
  /** Milliseconds from typing until the last other member had heard it, in the order of hearing. */
  readonly latencies: number[] = [];
  private readonly hands = new Map<number, Hand>();
  /** The furthest clock of each writer that anybody else has heard. */
  private readonly furthest = new Map<number, number>();

  /** @param others how many members hear each keystroke: all but its writer */
  constructor(private readonly others: number) {}

  /** Somebody is about to type. @param clock of the first keystroke */
  begin(client: number, clock: number): void {
    if (!this.hands.has(client)) this.hands.set(client, { from: clock, made: [] });
  }

  /** Somebody has typed one character. @param at milliseconds */
  made(client: number, at: number): void {
    this.hands.get(client)?.made.push({ at, left: this.others });
  }

  /** A member's knowledge of a writer has grown from clock `before` to clock `now`. */
  heard(client: number, before: number, now: number, at: number): void {
    const hand = this.hands.get(client);
    if (!hand) return;
    if (now > (this.furthest.get(client) ?? 0)) this.furthest.set(client, now);
    for (let clock = Math.max(before, hand.from); clock < now; clock += 1) {
      const stroke = hand.made[clock - hand.from];
      if (!stroke) return;
      stroke.left -= 1;
      if (stroke.left === 0) this.latencies.push(at - stroke.at);
    }
  }

  /** How many keystrokes were made, by all. */
  get count(): number {
    return [...this.hands.values()].reduce((sum, { made }) => sum + made.length, 0);
  }

  /** What others have seen: the furthest clock by writer. */
  seen(): Map<number, number> {
    return new Map(this.furthest);
  }
}
