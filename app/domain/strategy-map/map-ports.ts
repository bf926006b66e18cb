/** Where arrows touch the edges of shapes. Rule SM10. */
import type { MapBox } from "./map-layout";

/** An arrow's end at a shape. */
export interface Port {
  /** What the port is found by afterwards. */
  readonly key: string;
  readonly box: MapBox;
  readonly side: "top" | "bottom";
  /** Where the arrow would touch if it were alone, in units from the map's left. */
  readonly wanted: number;
}

/** How far apart ports of one edge are, where it is long enough, in units. */
const APART = 1.1;

/** How far arrows keep from a shape's corners, in units; less on small shapes. */
const CORNER = 2;

/** The part of a shape that arrows touch: near a corner one seems to belong to the neighbour. */
export function inner({ left, right }: MapBox): { left: number; right: number } {
  const keep = Math.min(CORNER, (right - left) / 5);
  return { left: left + keep, right: right - keep };
}

/** Moves ports that are on the same edge apart, each as near to where it is wanted as may be. */
export function spreadPorts(ports: readonly Port[]): Map<string, number> {
  const edges = new Map<string, Port[]>();
  for (const port of ports) {
    const edge = `${port.box.id}/${port.side}`;
    edges.set(edge, [...(edges.get(edge) ?? []), port]);
  }
  return new Map([...edges.values()].flatMap(spreadOverEdge));
}

function spreadOverEdge(edge: readonly Port[]): (readonly [key: string, x: number])[] {
  const sorted = edge.toSorted((one, other) => one.wanted - other.wanted);
  const { left, right } = sorted[0] ? inner(sorted[0].box) : { left: 0, right: 0 };
  const apart = Math.min(APART, (right - left) / Math.max(1, edge.length - 1));
  let least = left;
  const pushed = sorted.map(({ key, wanted }) => {
    const x = Math.max(least, Math.min(wanted, right));
    least = x + apart;
    return [key, x] as const;
  });
  // What was pushed over the edge's end comes back, and pushes what is before it.
  let most = right;
  return pushed.toReversed().map(([key, pushedTo]) => {
    const x = Math.min(pushedTo, most);
    most = x - apart;
    return [key, x] as const;
  });
}
