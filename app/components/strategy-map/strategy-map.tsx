import { useId, type KeyboardEvent } from "react";
import type { HrefOf, ShownScorecard } from "~/components/scorecard/shown";
import { causesOf, effectsOf, type Arrow } from "~/domain/strategy-map/cause-effect";
import { neighbourOf } from "~/domain/strategy-map/neighbours";
import type { Route } from "~/domain/strategy-map/map-routes";
import { useWords } from "~/i18n/words-context";
import { arrowKey } from "./arrow-key";
import { MapArrows, type ArrowLook } from "./map-arrows";
import { BLANK_MAP, itemsOf, type MapDetail } from "./map-content";
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
  /**
   * Where an objective's panel opens: "beside" the map, over what stands in the column to its right
   * where the window has one, "below" it; "none" where nobody clicks.
   */
  panel?: "beside" | "below" | "none";
  detail?: MapDetail;
}

/**
 * The strategy map of a month: vision and headline figures, perspectives as bands, objectives with
 * last month's and this month's lights, and the arrows between them. Choosing an objective opens its
 * measures and plans and lights up what drives it and what it drives. Rendered on the server like any
 * page, live below a LightsProvider.
 */
export function StrategyMap({ scorecard, hrefOf, panel = "below", detail }: StrategyMapProps) {
  const words = useWords();
  const map = scorecard.map ?? BLANK_MAP;
  const { layout, routes, wide } = useMap(scorecard, map, detail);
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
  const codes = (ids: readonly string[]) =>
    scorecard.objectives.filter((each) => ids.includes(each.id)).map(({ code }) => code);
  const shapeOf = (objectiveId: string) => {
    const objective = scorecard.objectives.find((each) => each.id === objectiveId);
    if (!objective) return null;
    const { arrows } = map;
    const clickable = panel !== "none" && {
      onOpen: () => choose(objectiveId === chosenId ? null : objectiveId),
      onKeyDown: walk(objectiveId),
    };
    return (
      <ObjectiveShape
        objective={objective}
        month={scorecard.month}
        wide={wide.has(objectiveId)}
        items={detail === "lights" ? [] : itemsOf(scorecard, objectiveId)}
        drives={codes(
          arrows.filter((each) => each.causeId === objectiveId).map(({ effectId }) => effectId),
        )}
        drivenBy={codes(
          arrows.filter((each) => each.effectId === objectiveId).map(({ causeId }) => causeId),
        )}
        relation={relationOf(objectiveId)}
        {...clickable}
      />
    );
  };
  return (
    <section ref={frame} className={styles.frame} aria-labelledby={id}>
      <h2 id={id} className="visually-hidden">
        {words.strategyMap.title}
      </h2>
      {panel !== "none" && <p className="visually-hidden">{words.strategyMap.keys}</p>}
      <div className={styles.map} data-detail={detail}>
        <MapHead scorecard={scorecard} map={map} hrefOf={hrefOf} />
        <MapField
          layout={layout}
          themes={scorecard.themes}
          arrows={<MapArrows layout={layout} routes={routes} lookOf={lookOf(relationOf)} />}
          shapeOf={shapeOf}
        />
      </div>
      {chosen && panel !== "none" && (
        <div className={styles.panel} data-at={panel}>
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
