/** Arrows of cause and effect between objectives. Rules SM1–SM4. */
import { addMonths, type Month } from "../scorecard/month";
import { overlap, type Span } from "../scorecard/validity";

/** Reaching the cause drives the effect; both are objectives, by id. */
export interface Arrow {
  readonly causeId: string;
  readonly effectId: string;
}

/** An arrow with the months in which it is drawn. */
export interface SpannedArrow extends Arrow, Span {}

/** Why an arrow cannot be drawn. */
export type ArrowRefusal = "arrow-to-itself" | "arrow-exists" | "arrow-makes-cycle";

/**
 * [SM1]–[SM3] Judges a new arrow beside those that there are.
 *
 * @returns why it is refused; null when it can be drawn.
 */
export function judgeArrow(
  arrows: readonly SpannedArrow[],
  arrow: SpannedArrow,
): ArrowRefusal | null {
  if (arrow.causeId === arrow.effectId) return "arrow-to-itself";
  const beside = arrows.filter((each) => overlap(each, arrow));
  const same = ({ causeId, effectId }: Arrow) =>
    causeId === arrow.causeId && effectId === arrow.effectId;
  if (beside.some(same)) return "arrow-exists";
  // Between two beginnings arrows only end, and what ends closes no cycle.
  const months = [arrow, ...beside]
    .map(({ validFrom }) => validFrom)
    .filter((month) => month >= arrow.validFrom);
  const closes = months.some((month) =>
    effectsOf(arrowsIn(beside, month), arrow.effectId).has(arrow.causeId),
  );
  return closes ? "arrow-makes-cycle" : null;
}

/** [MO3] The arrows that are drawn in a month. */
export function arrowsIn<A extends SpannedArrow>(arrows: readonly A[], month: Month): A[] {
  return arrows.filter((arrow) => overlap(arrow, { validFrom: month, validTo: month }));
}

/**
 * [SM4] What removing an arrow from a month on leaves of it: its earlier months, or (null) nothing.
 */
export function endArrow(arrow: Span, from: Month): Span | null {
  if (arrow.validFrom >= from) return null;
  return { validFrom: arrow.validFrom, validTo: addMonths(from, -1) };
}

/** Everything that an objective drives: its effects, their effects, and so on. */
export function effectsOf(arrows: readonly Arrow[], id: string): Set<string> {
  return reach(id, (from) =>
    arrows.filter(({ causeId }) => causeId === from).map((each) => each.effectId),
  );
}

/** Everything that drives an objective: its causes, their causes, and so on. */
export function causesOf(arrows: readonly Arrow[], id: string): Set<string> {
  return reach(id, (from) =>
    arrows.filter(({ effectId }) => effectId === from).map((each) => each.causeId),
  );
}

/** What can be reached in one step or more; each thing is looked at once, so that it always ends. */
function reach(start: string, next: (id: string) => readonly string[]): Set<string> {
  const found = new Set<string>();
  const waiting = [...next(start)];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    waiting.push(...next(id));
  }
  return found;
}
