import { countLights } from "~/domain/scorecard/overview";
import { LIGHTS, type Light } from "~/domain/scorecard/light";
import { useWords } from "~/i18n/words-context";
import { lightColour, LightShape, shapeWidth } from "./light-shape";
import styles from "./light-counts.module.css";

/**
 * How many of some lights there are of each: ★★ 4 ★ 1 ● 3 … Each keeps its place, faint when nothing
 * has it, so that a light that changes moves none of the others.
 */
export function Tally({ lights }: { lights: readonly Light[] }) {
  const words = useWords();
  const counts = countLights(lights);
  return (
    <ul className={styles.tally}>
      {LIGHTS.map((light) => (
        <li key={light} className={lightColour(light)} data-none={counts[light] === 0}>
          <svg viewBox={`0 0 ${shapeWidth(light)} 16`} aria-hidden focusable="false">
            <g fill="currentColor">
              <LightShape light={light} />
            </g>
          </svg>
          <span className={styles.number} aria-hidden>
            {counts[light]}
          </span>
          <span className="visually-hidden">
            {words.scorecard.countOf(words.lights[light], counts[light])}
          </span>
        </li>
      ))}
    </ul>
  );
}
