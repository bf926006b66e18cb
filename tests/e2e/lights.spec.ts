import type { Page } from "@playwright/test";
import { figure, M3 } from "./support/meeting-page";
import { expect, test } from "./support/meeting-test";

/** Lights of M3 and actuals that give them, as long as each other: a number may take its room. */
const MOVES = [
  ["两星", "300"],
  ["红灯", "100"],
  ["黄灯", "170"],
  ["一星", "200"],
  ["两星", "300"],
] as const;

const SCREENS = [
  ["a department's page", M3],
  ["a department's cover", "/meetings/2021-02/departments/sales"],
  ["the overview", "/meetings/2021-02/overview"],
] as const;

for (const [name, path] of SCREENS) {
  test(`a light that changes moves nothing on ${name}`, async ({ seat }) => {
    const [typist, watcher] = [await seat("网销经理"), await seat("企管专员")];
    await typist.goto(M3);
    await watcher.goto(path, { waitUntil: "networkidle" });
    const [first, second, ...others] = MOVES;
    // A light may be shown a frame before the number that gives it: here the second is behind the first.
    for (const move of [first, second]) await enter(typist, watcher, move);
    const shifts = await shiftsOf(watcher);
    for (const move of others) await enter(typist, watcher, move);
    expect(await shifts()).toEqual([]);
  });
}

async function enter(typist: Page, watcher: Page, [light, value]: (typeof MOVES)[number]) {
  await figure(typist).fill(value);
  await figure(typist).press("Enter");
  const shown = watcher.getByText(new RegExp(`${light}M3 |M3 ${light}`)).first();
  await shown.waitFor({ state: "attached" });
}

/** Begins to watch. @returns asks what has been moved since, by nobody's own doing, as words */
async function shiftsOf(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const shifts: string[] = [];
    Object.assign(window, { shifts });
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { hadRecentInput, sources } = entry as unknown as {
          hadRecentInput: boolean;
          sources: { node: Node | null }[];
        };
        const moved = sources.map(({ node }) => node?.textContent ?? "");
        if (!hadRecentInput) shifts.push(moved.join(" | "));
      }
    });
    observer.observe({ type: "layout-shift" });
  });
  return async () => {
    // A shift is told of after the frame it happened in.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    return page.evaluate(() => (window as unknown as { shifts: string[] }).shifts);
  };
}
