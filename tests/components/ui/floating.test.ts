import { describe, expect, it } from "vitest";
import { placeNear } from "~/components/ui/floating";

const screen = { width: 400, height: 300 };
const box = { width: 100, height: 80 };

describe("a floating box", () => {
  it("stands below its anchor", () => {
    expect(placeNear({ left: 50, top: 40, bottom: 60 }, box, screen)).toEqual({
      left: 50,
      top: 66,
    });
  });

  it("stands above it where there is no room below", () => {
    expect(placeNear({ left: 50, top: 260, bottom: 280 }, box, screen).top).toBe(174);
  });

  it("stays inside the window on every side", () => {
    expect(placeNear({ left: 390, top: 40, bottom: 60 }, box, screen).left).toBe(292);
    expect(placeNear({ left: -30, top: 40, bottom: 60 }, box, screen).left).toBe(8);
    const tall = { width: 100, height: 280 };
    expect(placeNear({ left: 50, top: 150, bottom: 170 }, tall, screen).top).toBe(12);
  });
});
