/** The time that each part of a meeting takes against its budget. Rules AG5–AG7. */

const MINUTE = 60_000;

/** Time used so far. All machines compute from these and the server's clock alone. */
export interface MeetingTimer {
  /** Milliseconds used by each agenda item, without the stretch that is running. */
  readonly spent: Readonly<Record<string, number>>;
  /** The item that the room is on and since when (milliseconds since 1970 UTC); `null`: paused. */
  readonly running: { readonly item: string; readonly since: number } | null;
}

/** A meeting that has not begun. */
export const TIMER_AT_START: MeetingTimer = { spent: {}, running: null };

/** Time used by one item against its budget, in milliseconds. */
export interface TimeUsed {
  readonly spentMs: number;
  readonly budgetMs: number;
  /** Negative when the item has run over. */
  readonly leftMs: number;
}

/** [AG5] Time spent on an item up to `now`, the running stretch included. */
export function spentOn({ spent, running }: MeetingTimer, item: string, now: number): number {
  const before = spent[item] ?? 0;
  // A client's idea of `now` may lie a little before the server's: never count backwards.
  return running?.item === item ? before + Math.max(0, now - running.since) : before;
}

/** [AG6] The timer after the room has moved to `item` at `now`, or paused (`null`). */
export function moveTimer(timer: MeetingTimer, item: string | null, now: number): MeetingTimer {
  const { running, spent } = timer;
  if (running !== null && running.item === item) return timer;
  const settled = running ? { ...spent, [running.item]: spentOn(timer, running.item, now) } : spent;
  return { spent: settled, running: item === null ? null : { item, since: now } };
}

/** [AG7] Time used, budget and what is left of it for one item. */
export function timeUsed(
  timer: MeetingTimer,
  item: { readonly id: string; readonly budgetMinutes: number },
  now: number,
): TimeUsed {
  const spentMs = spentOn(timer, item.id, now);
  const budgetMs = item.budgetMinutes * MINUTE;
  return { spentMs, budgetMs, leftMs: budgetMs - spentMs };
}
