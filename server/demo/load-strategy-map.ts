import { monthFrom } from "~/domain/scorecard/month";
import { drawArrow } from "~/services/strategy-map/arrow-commands.server";
import { chooseHeadlines, saveVision } from "~/services/strategy-map/map-commands.server";
import { act, FACILITATOR, get, type Dealership } from "./dealership";
import { SAMPLE_YEAR, wordsIn } from "./samples";

/** Draws the arrows between the objectives, and writes what stands above the map. */
export function loadStrategyMap(dealership: Dealership): void {
  const { samples, objectives, measures } = dealership;
  for (const row of samples.arrows) {
    act(dealership, FACILITATOR, drawArrow, {
      causeId: get(objectives, row("cause")),
      effectId: get(objectives, row("effect")),
      from: monthFrom(SAMPLE_YEAR, 1),
    });
  }
  for (const row of samples.vision) {
    act(dealership, FACILITATOR, saveVision, { textZh: row("text_zh"), textEn: row("text_en") });
    act(dealership, FACILITATOR, chooseHeadlines, {
      measureIds: wordsIn(row("headlines")).map((code) => get(measures, code)),
    });
  }
}
