/** What somebody has of a page in a real browser: see also the budgets in tests/e2e/budgets.spec.ts. */
import type { Browser, Locator, Page } from "@playwright/test";
import { setTimeout as delay } from "node:timers/promises";
import { SCRIPT_BUDGETS } from "../../e2e/support/budgets";
import { firstScripts, weightOf } from "../../e2e/support/first-scripts";
import { firstProblem } from "../../e2e/support/meeting-page";
import { query } from "../../torture/disk";
import { newPage, seenBy, withBrowser } from "../browser";
import type { Place } from "../crowd/place";
import { median, percentile } from "../statistics";
import type { RunningProduct } from "../subjects/liangdeng";
import type { Running } from "../subjects/subject";
import type { Measure } from "./measure";

/** The page that is typed on, and whose light moves. */
const MEETING = "/meetings/2021-02";
const DEPARTMENT = `${MEETING}/departments/sales/M3`;
const OVERVIEW = `${MEETING}/overview`;
const ROWS = 60;
const WRITERS = 30;
/** Actuals of M3 and the lights they give; as long as each other, since numbers may take their room. */
const MOVES = [
  [100, "红灯"],
  [300, "两星"],
] as const;
/** How often a key is pressed in each field. */
const KEYS = 100;
/** A browser that waits for no screen. */
const FRAMES_AS_READY = ["--disable-frame-rate-limit", "--disable-gpu-vsync"];

/** All script without which a page is not shown and alive, gzipped. */
const weight: Measure = {
  name: "page script",
  of: "ours",
  rooms: 1,
  figures: Object.fromEntries(
    SCRIPT_BUDGETS.map(({ name }) => [name, { title: `script, ${name}, kB` }]),
  ),
  run: (server) =>
    withBrowser(async (browser) => {
      const weights: Record<string, number> = {};
      for (const { name, path } of SCRIPT_BUDGETS) {
        const page = await newPage(browser, server as RunningProduct);
        weights[name] = weightOf(await firstScripts(page, path));
      }
      return weights;
    }),
};

/** Opening a page on a slow line and a slow computer that have never seen it. */
const paint: Measure = {
  name: "page paint",
  of: "ours",
  rooms: 1,
  figures: {
    department: { title: "largest paint of a department's page, slow line and computer, ms" },
    overview: { title: "the same of the overview, ms" },
  },
  run: (server) =>
    withBrowser(async (browser) => {
      const open = async (path: string, slow: boolean) => {
        const page = await newPage(browser, server as RunningProduct, slow);
        await page.goto(path, { waitUntil: "networkidle" });
        const { largestPaint } = await seenBy(page);
        await page.context().close();
        if (largestPaint === 0) throw new Error(`nothing was painted of ${path}`);
        return largestPaint;
      };
      const figures: number[] = [];
      for (const path of [DEPARTMENT, OVERVIEW]) {
        // What the server does for the first time is not what is measured.
        await open(path, false);
        const took = [await open(path, true), await open(path, true), await open(path, true)];
        figures.push(median(took));
      }
      return { department: figures[0] ?? Number.NaN, overview: figures[1] ?? Number.NaN };
    }),
};

/**
 * A key until the next paint on a page with many rows: as soon as a frame is ready, which is the
 * page's own time, and at a screen's 60 Hz, where each key also waits for the next frame's turn.
 * Beside it the same of a text area on a page with nothing else, which no page can be quicker than;
 * and both on a slow line and computer, where the line has no part in it once the page is there.
 */
const typing: Measure = {
  name: "page typing",
  of: "ours",
  rooms: 1,
  figures: {
    p50: { title: "key until painted among 60 rows, p50 ms" },
    p95: { title: "the same, p95 ms" },
    at60Hz: { title: "the same at a screen's 60 Hz, p95 ms" },
    bareP50: { title: "the same of a text area alone, as ready, p50 ms" },
    bareP95: { title: "the same, p95 ms" },
    slowP50: { title: "key until painted among 60 rows, slow computer, p50 ms" },
    slowP95: { title: "the same, p95 ms" },
    slowBareP50: { title: "the same of a text area alone, slow computer, p50 ms" },
    slowBareP95: { title: "the same, p95 ms" },
    slowTimes: { title: "60 rows against a text area alone, slow computer, times at p95" },
  },
  async run(server, crowd) {
    await crowd.fill(sheetOf(server), ROWS);
    const asReady = await keysIn(server, fullPage, { switches: FRAMES_AS_READY });
    const at60Hz = await keysIn(server, fullPage, { switches: [] });
    const bare = await keysIn(server, barePage, { switches: FRAMES_AS_READY });
    const slow = await keysIn(server, fullPage, { switches: FRAMES_AS_READY, slow: true });
    const slowBare = await keysIn(server, barePage, { switches: FRAMES_AS_READY, slow: true });
    return {
      p50: median(asReady),
      p95: percentile(asReady, 0.95),
      at60Hz: percentile(at60Hz, 0.95),
      bareP50: median(bare),
      bareP95: percentile(bare, 0.95),
      slowP50: median(slow),
      slowP95: percentile(slow, 0.95),
      slowBareP50: median(slowBare),
      slowBareP95: percentile(slowBare, 0.95),
      slowTimes: percentile(slow, 0.95) / percentile(slowBare, 0.95),
    };
  },
};

/** The slowest of many interactions until the next paint, while thirty others type on the page. */
const company: Measure = {
  name: "page among thirty",
  of: "ours",
  rooms: 1,
  figures: { worst: { title: "slowest interaction while 30 type, ms in steps of 8" } },
  run: (server, crowd) =>
    withBrowser(async (browser) => {
      const place = sheetOf(server);
      await crowd.fill(place, ROWS);
      await crowd.join({ rooms: [place], perRoom: WRITERS, writers: WRITERS, screens: false });
      const page = await openFull(await newPage(browser, server as RunningProduct));
      // Longer than the interactions take; what is left of it is waited for below.
      const others = crowd.type({ perSecond: 2, seconds: 20 });
      for (const row of [1, 20, 40, ROWS]) await workOn(page, row);
      await delay(1_000);
      const took = Object.values((await seenBy(page)).interactions);
      if (took.length === 0) throw new Error("no interaction was seen");
      const { unheard } = await others;
      if (unheard > 0) throw new Error(`${unheard} keystrokes did not arrive`);
      return { worst: Math.max(...took) };
    }),
};

/** How far everything moves when a light changes: nothing is to. */
const shift: Measure = {
  name: "page lights",
  of: "ours",
  rooms: 1,
  figures: {
    department: { title: "shift by lights, a department's page, thousandths" },
    overview: { title: "the same, the overview" },
  },
  run: (server) =>
    withBrowser(async (browser) => ({
      department: await shiftOf(browser, server as RunningProduct, DEPARTMENT),
      overview: await shiftOf(browser, server as RunningProduct, OVERVIEW),
    })),
};

/** What is measured of pages, in a browser. */
export const pages: readonly Measure[] = [weight, paint, typing, company, shift];

/** The room and the page of `DEPARTMENT`. */
function sheetOf({ dataDir, places: [place] }: Running): Place {
  const [found] = query<{ room: string; page: string }>(
    dataDir,
    `SELECT 'sheet/' || meeting.id || '/' || department_id AS room, 'measure:' || measure.id AS page
     FROM meeting, measure JOIN measure_version ON measure_id = measure.id
     WHERE month = '2021-02' AND measure.code = 'M3'`,
  );
  if (!place || !found) throw new Error("the meeting's page is not there");
  return { ...place, ...found };
}

/** Opens `DEPARTMENT` and waits until it is alive, with all its rows. */
async function openFull(page: Page): Promise<Page> {
  await page.goto(DEPARTMENT);
  await page.getByText("已保存", { exact: true }).waitFor();
  await actionOf(page, ROWS).waitFor();
  return page;
}

/** Opens a page. @returns the fields to type in */
type Opening = (page: Page) => Promise<readonly Locator[]>;

/** A problem and an improvement measure. */
const fullPage: Opening = async (page) => {
  await openFull(page);
  return [firstProblem(page), actionOf(page, ROWS / 2)];
};

const barePage: Opening = async (page) => {
  const body = "<!doctype html><textarea></textarea>";
  await page.route("**/bare", (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto("/bare");
  return [page.locator("textarea")];
};

/** In which browser: its switches, and whether on a slow line and computer. */
type Conditions = { readonly switches: readonly string[]; readonly slow?: boolean };

/** Presses keys in fields of a page. @returns ms until painted, for each */
async function keysIn(
  server: Running,
  open: Opening,
  { switches, slow = false }: Conditions,
): Promise<number[]> {
  return withBrowser(async (browser) => {
    const page = await newPage(browser, server as RunningProduct, slow);
    const fields = await open(page);
    for (const field of fields) {
      await field.click();
      for (let key = 0; key < KEYS; key += 1) {
        // At no fixed distance, so that keys and frames do not go in step.
        await delay(40 + Math.random() * 40);
        await page.keyboard.press("x");
      }
    }
    // The last ones may still be on their way to the screen.
    await delay(1_000);
    const { keys } = await seenBy(page);
    if (keys.length < fields.length * KEYS)
      throw new Error(`only ${keys.length} keys were painted`);
    return keys;
  }, switches);
}

/** Types into fields of one row, and opens the list of people: six interactions. */
async function workOn(page: Page, row: number): Promise<void> {
  const pause = () => delay(150 + Math.random() * 150);
  await actionOf(page, row).click();
  await pause();
  await page.keyboard.press("x");
  await pause();
  await page.getByRole("combobox", { name: `责任人，第 ${row} 条` }).click();
  await pause();
  await page.keyboard.press("Escape");
  await pause();
  await firstProblem(page).click();
  await pause();
  await page.keyboard.press("x");
  await pause();
}

/** Moves the light of M3 before an open page. @returns the layout shifts' sum, in thousandths */
async function shiftOf(browser: Browser, server: RunningProduct, path: string): Promise<number> {
  const [found] = query<{ id: string }>(server.dataDir, "SELECT id FROM measure WHERE code = 'M3'");
  const page = await newPage(browser, server);
  await page.goto(path, { waitUntil: "networkidle" });
  const move = async ([value, light]: (typeof MOVES)[number]) => {
    const actual = { measureId: found?.id, month: "2021-02", value };
    const answer = await server.person.command("enter-actual", actual);
    if (!answer?.ok) throw new Error("the actual was refused");
    const shown = page.getByText(new RegExp(`${light}M3 |M3 ${light}`)).first();
    await shown.waitFor({ state: "attached" });
    // A light moves for a moment.
    await delay(1_000);
  };
  // From the month's own actual, which may have more digits or fewer.
  await move(MOVES[1]);
  const before = (await seenBy(page)).shift;
  for (const each of [...MOVES, ...MOVES]) await move(each);
  return ((await seenBy(page)).shift - before) * 1_000;
}

function actionOf(page: Page, row: number): Locator {
  return page.getByRole("textbox", { name: `改善措施，第 ${row} 条`, exact: true });
}
