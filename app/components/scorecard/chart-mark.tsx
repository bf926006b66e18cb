import { judgeMeasure } from "~/domain/scorecard/measure-light";
import type { Light } from "~/domain/scorecard/light";
import type { MonthFigures } from "~/domain/scorecard/year-to-date";
import { lightColour, LightShape, shapeWidth } from "./light-shape";
import type { MeasureScale } from "./shown";
import styles from "./year-chart.module.css";

interface ChartMarkProps {
  light: Light;
  /** Where its middle is, in the chart's units. */
  x: number;
  y: number;
  /** How large it is drawn; 1 is 16 units high. */
  size: number;
}

/** A light as a point of a chart: its shape, edged so that it stands clear of the lines below it. */
export function ChartMark({ light, x, y, size }: ChartMarkProps) {
  const left = x - (shapeWidth(light) / 2) * size;
  return (
    <g
      className={`${styles.light} ${lightColour(light)}`}
      transform={`translate(${left} ${y - 8 * size}) scale(${size})`}
    >
      <LightShape light={light} />
    </g>
  );
}

/** What a chart needs to judge a month. */
export type ChartScale = Pick<MeasureScale, "decimals" | "direction">;

/** The light of one month as the chart draws it. */
export function lightOfMonth(figures: MonthFigures, scale: ChartScale): Light {
  return judgeMeasure({ ...figures, ...scale }).light;
}
