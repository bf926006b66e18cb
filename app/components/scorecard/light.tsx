import type { Light } from "~/domain/scorecard/light";
import { useWords } from "~/i18n/words-context";
import { lightColour, LightShape, shapeWidth } from "./light-shape";
import styles from "./light.module.css";

/** How large a light is; "text" is as high as the words beside it. */
export type LightSize = "small" | "text" | "large";

interface LightMarkProps {
  light: Light;
  /** Default: "text". */
  size?: LightSize;
  /** Whether its name stands beside it or is only there for those who do not see it (default). */
  named?: boolean;
}

/** A light: shape, colour and word, so that it is understood without any one of the three. */
export function LightMark({ light, size = "text", named = false }: LightMarkProps) {
  return (
    <span className={`${styles.mark} ${styles[size]} ${lightColour(light)}`}>
      <svg viewBox={`0 0 ${shapeWidth(light)} 16`} aria-hidden focusable="false">
        <g fill="currentColor">
          <LightShape light={light} />
        </g>
      </svg>
      <LightName light={light} hidden={!named} />
    </span>
  );
}

/** A light's name in the room of the widest. */
function LightName({ light, hidden = false }: { light: Light; hidden?: boolean }) {
  const names = useWords().lights;
  if (hidden) return <span className="visually-hidden">{names[light]}</span>;
  const widest = Object.values(names).reduce((a, b) => (b.length > a.length ? b : a));
  return (
    <span className={styles.name} data-widest={widest}>
      {names[light]}
    </span>
  );
}

interface LightChipProps {
  light: Light;
  /** What the light is of: a month. */
  of: string;
}

/** A light with its month on its own pale ground: ■ 2月 红灯. */
export function LightChip({ light, of }: LightChipProps) {
  return (
    <span className={`${styles.chip} ${lightColour(light)}`}>
      <svg viewBox={`0 0 ${shapeWidth(light)} 16`} aria-hidden focusable="false">
        <g fill="currentColor">
          <LightShape light={light} />
        </g>
      </svg>
      <span>
        {of} <LightName light={light} />
      </span>
    </span>
  );
}
