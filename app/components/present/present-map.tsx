import type { ShownObjective, ShownScorecard } from "~/components/scorecard/shown";
import { BLANK_MAP, itemsOf } from "~/components/strategy-map/map-content";
import { ObjectiveShape } from "~/components/strategy-map/objective-shape";
import { PERSPECTIVES } from "~/domain/scorecard/types";
import { nameIn } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import styles from "./present-map.module.css";

/**
 * The strategy on the wall: the map's objectives, with all that is in them, in the bands of their
 * perspectives. The arrows stay on the map itself, which does not fit beside the words in letters of
 * this size; what they say is still there to be read aloud. Live.
 */
export function PresentMap({ scorecard }: { scorecard: ShownScorecard }) {
  const words = useWords();
  return (
    <div className={styles.map} data-column="map" data-whole>
      {PERSPECTIVES.map((perspective) => {
        const own = byTheme(
          scorecard,
          scorecard.objectives.filter((each) => each.perspective === perspective),
        );
        if (own.length === 0) return null;
        return (
          <section key={perspective} className={styles.band}>
            <h2>{words.scorecard.perspectives[perspective]}</h2>
            <ul className={styles.shapes}>
              {own.map((objective, index) => {
                const isFirst = objective.themeId !== own[index - 1]?.themeId;
                const theme = scorecard.themes.find(({ id }) => id === objective.themeId);
                return (
                  <li key={objective.id} className={styles.cell}>
                    {isFirst && theme && (
                      <span className={styles.theme}>{nameIn(words.locale, theme)}</span>
                    )}
                    <Shape objective={objective} scorecard={scorecard} />
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

/** A band's objectives: those in no theme first, then theme by theme, as the scorecard has them. */
function byTheme(
  { themes }: ShownScorecard,
  objectives: readonly ShownObjective[],
): readonly ShownObjective[] {
  const placeOf = ({ themeId }: ShownObjective) => themes.findIndex(({ id }) => id === themeId);
  return objectives.toSorted((one, other) => placeOf(one) - placeOf(other));
}

interface ShapeProps {
  objective: ShownObjective;
  scorecard: ShownScorecard;
}

function Shape({ objective, scorecard }: ShapeProps) {
  const { arrows } = scorecard.map ?? BLANK_MAP;
  const codes = (ids: readonly string[]) =>
    scorecard.objectives.filter(({ id }) => ids.includes(id)).map(({ code }) => code);
  const drives = arrows.filter(({ causeId }) => causeId === objective.id);
  const drivenBy = arrows.filter(({ effectId }) => effectId === objective.id);
  return (
    <ObjectiveShape
      objective={objective}
      month={scorecard.month}
      wide={false}
      items={itemsOf(scorecard, objective.id)}
      drives={codes(drives.map(({ effectId }) => effectId))}
      drivenBy={codes(drivenBy.map(({ causeId }) => causeId))}
      relation={null}
    />
  );
}
