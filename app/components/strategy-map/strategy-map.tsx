import { useId, type KeyboardEvent } from "react";
import type { HrefOf, ShownScorecard } from "~/components/scorecard/shown";
import { causesOf, effectsOf, type Arrow } from "~/domain/strategy-map/cause-effect";
import { neighbourOf } from "~/domain/strategy-map/neighbours";
import type { Route } from "~/domain/strategy-map/map-routes";
import { useWords } from "~/i18n/words-context";
import { arrowEnds } from "./arrow-ends";
import { arrowKey } from "./arrow-key";
import { MapArrows, type ArrowLook } from "./map-arrows";
import { BLANK_MAP, itemsOf } from "./map-content";
import { MapField } from "./map-field";
import { MapHead } from "./map-head";
import { ObjectivePanel } from "./objective-panel";
import { ObjectiveShape, type Relation } from "./objective-shape";
import styles from "./strategy-map.module.css";
import { useChosen } from "./use-chosen";
import { useMap } from "./use-map";

interface StrategyMapProps {
  scorecard: ShownScorecard;
  hrefOf: HrefOf;
}

/**
 * The strategy map of a month: vision and headline figures, perspectives as bands, objectives with
 * last month's and this month's lights, and the arrows between them. Choosing an objective opens its
 * measures and plans and lights up what drives it and what it drives: over the column that the page has
 * beside the map, or where it has none over its lower edge. Live below a LightsProvider.
 */
export function StrategyMap({ scorecard, hrefOf }: StrategyMapProps) {
  const words = useWords();
  const map = scorecard.map ?? BLANK_MAP;
  const { layout, routes, wide } = useMap(scorecard, map);
  const { frame, id: chosenId, choose, close, focusShape } = useChosen();
  const id = useId();
  const chosen = scorecard.objectives.find((each) => each.id === chosenId);
  const relationOf = relationsTo(chosen?.id ?? null, map.arrows);
  const walk = (from: string) => (event: KeyboardEvent) => {
    const direction = arrowKey(event);
    if (direction === null || event.altKey) return;
    // Also at the edge of the map: these keys turn no pages from here.
    event.preventDefault();
    const to = neighbourOf(layout, from, direction);
    if (to !== null) focusShape(to);
  };
  const shapeOf = (objectiveId: string) => {
    const objective = scorecard.objectives.find((each) => each.id === objectiveId);
    if (!objective) return null;
    return (
      <ObjectiveShape
        objective={objective}
        month={scorecard.month}
        wide={wide.has(objectiveId)}
        items={itemsOf(scorecard, objectiveId)}
        {...arrowEnds(scorecard.objectives, map.arrows, objectiveId)}
        relation={relationOf(objectiveId)}
        onOpen={() => choose(objectiveId === chosenId ? null : objectiveId)}
        onKeyDown={walk(objectiveId)}
      />
    );
  };
  return (
    <section ref={frame} className={styles.frame} aria-labelledby={id}>
      <h2 id={id} className="visually-hidden">
        {words.strategyMap.title}
      </h2>
      <p className="visually-hidden">{words.strategyMap.keys}</p>
      <div className={styles.map}>
        <MapHead scorecard={scorecard} map={map} hrefOf={hrefOf} />
        <MapField
          layout={layout}
          themes={scorecard.themes}
          arrows={<MapArrows layout={layout} routes={routes} lookOf={lookOf(relationOf)} />}
          shapeOf={shapeOf}
        />
      </div>
      {chosen && (
        <div className={styles.panel}>
          <ObjectivePanel
            objective={chosen}
            scorecard={scorecard}
            arrows={map.arrows}
            hrefOf={hrefOf}
            onChoose={choose}
            onClose={close}
          />
        </div>
      )}
    </section>
  );
}

/** What every objective is to the chosen one. */
function relationsTo(chosen: string | null, arrows: readonly Arrow[]): (id: string) => Relation {
  if (chosen === null) return () => null;
  const [causes, effects] = [causesOf(arrows, chosen), effectsOf(arrows, chosen)];
  return (id) => {
    if (id === chosen) return "chosen";
    if (causes.has(id)) return "cause";
    return effects.has(id) ? "effect" : "none";
  };
}

/** An arrow belongs to the chain when both its ends do, on the same side of the chosen objective. */
function lookOf(relationOf: (id: string) => Relation): (route: Route) => ArrowLook {
  return ({ causeId, effectId }) => {
    const [from, to] = [relationOf(causeId), relationOf(effectId)];
    if (from === null) return "plain";
    if (from === "cause" && (to === "cause" || to === "chosen")) return "cause";
    return (from === "chosen" || from === "effect") && to === "effect" ? "effect" : "faded";
  };
}
