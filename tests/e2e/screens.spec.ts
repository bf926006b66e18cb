import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { complaintsOf, layoutProblems } from "./support/layout-facts";
import { expect, test } from "./support/meeting-test";

const FEBRUARY = "/meetings/2021-02";
const SALES = `${FEBRUARY}/departments/sales`;

/** The main pages, by the name of their picture. */
const SCREENS = {
  start: "/",
  overview: `${FEBRUARY}/overview`,
  cover: SALES,
  measure: `${SALES}/M3`,
  plan: `${FEBRUARY}/departments/administration/K2`,
  questions: `${FEBRUARY}/questions`,
  closing: `${FEBRUARY}/closing`,
  "sealed-measure": "/meetings/2021-01/departments/sales/M3",
  "sealed-closing": "/meetings/2021-01/closing",
  minutes: "/meetings/2021-01/minutes",
  agenda: `${FEBRUARY}/agenda`,
  board: "/board",
  actuals: "/actuals/2021-02",
  levels: "/scorecard/levels?year=2021",
  settings: "/settings",
  people: "/people",
  map: "/scorecard/map",
  present: `${FEBRUARY}/present`,
  design: "/design",
} as const;

const PROJECTOR = { width: 1920, height: 1080 };
const LAPTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
/** A laptop's window at 200 %: half as many of the page's own pixels. */
const ZOOMED = { width: 640, height: 400 };
const TWICE_AS_LARGE: readonly string[] = ["overview", "measure"];

const pictures = fileURLToPath(new URL("../../.test/screenshots", import.meta.url));

for (const locale of ["zh-CN", "en"] as const) {
  test(`the main pages are laid out well on projector, laptop and phone, in ${locale}`, async ({
    seat,
  }) => {
    test.slow();
    const page = await seat("企管专员");
    await page.emulateMedia({ reducedMotion: "reduce", colorScheme: "light" });
    if (locale === "en") {
      await page.getByRole("button", { name: "English" }).click();
      await expect(page.locator("html")).toHaveAttribute("lang", "en");
    }
    const complaints = complaintsOf(page);
    const problems: string[] = [];
    for (const [name, path] of Object.entries(SCREENS)) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
      await settled(page);
      const sizes = [PROJECTOR, LAPTOP, PHONE, ...(TWICE_AS_LARGE.includes(name) ? [ZOOMED] : [])];
      for (const size of sizes) {
        await page.setViewportSize(size);
        const where = `${name} ${locale} ${size.width}`;
        problems.push(...(await layoutProblems(page)).map((problem) => `${where}: ${problem}`));
        await page.screenshot({ path: `${pictures}/${locale}/${size.width}/${name}.png` });
      }
    }
    expect(problems).toEqual([]);
    expect(complaints).toEqual([]);
  });
}

/** Waits until a page of a meeting has its room, and shows the words of its document. */
async function settled(page: Page): Promise<void> {
  const connection = page.locator("header output");
  if ((await connection.count()) === 0) return;
  await expect(connection).toHaveAttribute("data-notice", /^(saved|read-only|closed)$/);
}
