import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { MapArrows, pathOf } from "~/components/strategy-map/map-arrows";
import type { MapLayout } from "~/domain/strategy-map/map-layout";
import type { Route } from "~/domain/strategy-map/map-routes";

const LAYOUT: MapLayout = { width: 50, height: 40, bands: [], boxes: new Map() };

const route = (heading: Route["heading"], ...points: [number, number][]): Route => ({
  causeId: "a",
  effectId: "b",
  heading,
  points: points.map(([x, y]) => ({ x, y })),
});

it("an arrow leaves upright, and ends inside its head", () => {
  expect(pathOf(route("up", [10, 20], [30, 16]))).toBe("M10 20C10 18 30 18 30 16.55");
  expect(pathOf(route("down", [10, 16], [30, 20]))).toBe("M10 16C10 18 30 18 30 19.45");
});

it("between two shapes of a row in between it goes straight", () => {
  const way = pathOf(route("up", [10, 30], [20, 26], [20, 20], [25, 16]));
  expect(way).toBe("M10 30C10 28 20 28 20 26L20 20C20 18 25 18 25 16.55");
});

it("within one row it hangs through below both shapes", () => {
  expect(pathOf(route("up", [10, 20], [30, 20]))).toBe("M10 20C10 21.6 30 21.6 30 20.55");
});

it("is rendered on the server, with no inline style, what is looked at over all else", () => {
  const lit = { ...route("up", [10, 20], [25, 10]), causeId: "lit" };
  const html = renderToStaticMarkup(
    <MapArrows
      layout={LAYOUT}
      routes={[lit, route("up", [10, 20], [30, 16])]}
      lookOf={({ causeId }) => (causeId === "lit" ? "cause" : "faded")}
    />,
  );
  expect(html).not.toContain("style=");
  expect(html.indexOf('data-look="faded"')).toBeLessThan(html.indexOf('data-look="cause"'));
  // The head is where the arrow ends, as shares of the drawing.
  expect(html).toContain('x="50%" y="25%"');
});
