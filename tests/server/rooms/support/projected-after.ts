import type { ProjectorPace } from "#server/rooms/projection/projector-pace";
import { DEFAULT_SETTINGS } from "#server/rooms/settings";

/** The product's pace of projections, but for the pause they wait for, ms, which is the longest wait too. */
export function projectedAfter(pauseMs: number): ProjectorPace {
  return { ...DEFAULT_SETTINGS.projections, pauseMs, latestMs: pauseMs };
}
