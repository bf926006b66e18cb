import type { MapLayout } from "~/domain/strategy-map/map-layout";
import type { Point, Route } from "~/domain/strategy-map/map-routes";
import styles from "./map-arrows.module.css";

/** How an arrow is shown: in the chain that is looked at, beside it, or as all others. */
export type ArrowLook = "cause" | "effect" | "faded" | "plain";

interface MapArrowsProps {
  layout: MapLayout;
  routes: readonly Route[];
  lookOf?: (route: Route) => ArrowLook;
}

/** The head's length, in units of the map: the line ends inside it. */
const HEAD = 0.55;

/**
 * The arrows of a map, drawn below its shapes. The lines are stretched with the map, their width and
 * heads are not. What they say is said in words by the shapes.
 */
export function MapArrows({ layout, routes, lookOf = () => "plain" }: MapArrowsProps) {
  const { width, height } = layout;
  // What is looked at lies over the rest.
  const drawn = routes
    .map((route) => ({ route, look: lookOf(route) }))
    .toSorted((one, other) => Number(isLit(one.look)) - Number(isLit(other.look)));
  return (
    <svg className={styles.arrows} aria-hidden focusable="false">
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" width="100%" height="100%">
        {drawn.map(({ route, look }) => (
          <path
            key={`${route.causeId} ${route.effectId}`}
            d={pathOf(route)}
            vectorEffect="non-scaling-stroke"
            data-look={look}
          />
        ))}
      </svg>
      {drawn.map(({ route, look }) => {
        const tip = route.points.at(-1) ?? { x: 0, y: 0 };
        return (
          <svg
            key={`${route.causeId} ${route.effectId}`}
            x={`${(tip.x / width) * 100}%`}
            y={`${(tip.y / height) * 100}%`}
            width="0.7em"
            height="0.7em"
            viewBox="0 0 10 10"
            overflow="visible"
          >
            <path
              data-head={look}
              d={route.heading === "up" ? "M0 0 -4 9 0 7.5 4 9Z" : "M0 0 -4 -9 0 -7.5 4 -9Z"}
            />
          </svg>
        );
      })}
    </svg>
  );
}

function isLit(look: ArrowLook): boolean {
  return look === "cause" || look === "effect";
}

/** A route as an SVG path: through a gutter a curve that begins and ends upright, else straight. */
export function pathOf({ points, heading }: Route): string {
  const first = points[0];
  if (!first) return "";
  const last = points.length - 1;
  const inHead = heading === "up" ? HEAD : -HEAD;
  const legs = points.slice(1).map((point, index): string => {
    const from = points[index] ?? first;
    if (index % 2 === 1) return `L${at(point)}`;
    const end = index + 1 === last ? { x: point.x, y: point.y + inHead } : point;
    const y = bendOf(from, point);
    return `C${at({ x: from.x, y })} ${at({ x: point.x, y })} ${at(end)}`;
  });
  return [`M${at(first)}`, ...legs].join("");
}

/** How far below two neighbours of one row the arrow between them hangs. */
const SAG = 1.6;

/** How high the points lie that a curve is drawn towards, straight above or below its ends. */
function bendOf(from: Point, to: Point): number {
  // Within one row both ends are at the lower edge: the way hangs through below them.
  return from.y === to.y ? from.y + SAG : (from.y + to.y) / 2;
}

const at = ({ x, y }: Point) => `${round(x)} ${round(y)}`;

const round = (value: number) => Math.round(value * 1000) / 1000;
