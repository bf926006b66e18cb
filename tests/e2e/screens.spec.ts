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
/** By the name of a screen, where it is not for these three: a wall is no phone, two are zoomed. */
const SIZES: Readonly<Record<string, readonly { width: number; height: number }[]>> = {
  present: [PROJECTOR, LAPTOP],
  overview: [PROJECTOR, LAPTOP, PHONE, ZOOMED],
  measure: [PROJECTOR, LAPTOP, PHONE, ZOOMED],
};

const pictures = fileURLToPath(new URL("../../.test/screenshots", import.meta.url));

for (const locale of ["zh-CN", "en"] as const) {
  test(`the main pages are laid out well on projector, laptop and phone, in ${locale}`, async ({
    seat,
  }) => {
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
      for (const size of SIZES[name] ?? [PROJECTOR, LAPTOP, PHONE]) {
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

test("a page comes in the theme that its browser was set to, and goes to paper in the light", async ({
  page,
}) => {
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/design");
  const light = await ground();
  await page.getByRole("button", { name: "外观：跟随系统" }).click();
  await page.getByRole("button", { name: "深色" }).click();
  await expect(page.getByRole("button", { name: "外观：深色" })).toBeVisible();
  // The answer itself says so: nothing has to be changed once the page is there.
  const html = await (await page.request.get("/design")).text();
  expect(html).toMatch(/<link[^>]*dark-[^>]*media="screen"/);
  await page.reload();
  const dark = await ground();
  expect(dark).not.toBe(light);
  await page.emulateMedia({ media: "print" });
  expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe("rgb(28, 27, 25)");
});

test("what belongs into an empty field stands on the screen and not on paper", async ({ seat }) => {
  const gm = await seat("总经理");
  await gm.goto(`${FEBRUARY}/closing`);
  await settled(gm);
  const remarks = gm.getByRole("textbox", { name: "总经理点评" });
  const hint = () => remarks.evaluate((field) => getComputedStyle(field, "::placeholder").color);
  const nothing = "rgba(0, 0, 0, 0)";
  await expect(remarks).toHaveAttribute("placeholder", /写下点评/);
  expect(await hint()).not.toBe(nothing);
  await gm.emulateMedia({ media: "print" });
  expect(await hint()).toBe(nothing);
});

test("on paper are what a page says and nothing that can only be clicked", async ({ seat }) => {
  const gm = await seat("总经理");
  await gm.goto(`${FEBRUARY}/overview`);
  await settled(gm);
  const objectives = gm.locator("[data-objective]");
  const turns = gm.getByRole("button", { name: "表", exact: true });
  const connection = gm.locator("header output[data-notice]");
  const present = gm.getByRole("list", { name: "在场人员" });
  for (const each of [turns, connection, present]) await expect(each).toBeVisible();
  await gm.emulateMedia({ media: "print" });
  for (const each of [turns, connection, present]) await expect(each).toBeHidden();
  // They are buttons, and what the map is about.
  expect(await objectives.count()).toBeGreaterThan(10);
  for (const each of await objectives.all()) await expect(each).toBeVisible();
});

/** Waits until a page of a meeting has its room, and shows the words of its document. */
async function settled(page: Page): Promise<void> {
  const connection = page.locator("header output[data-notice]");
  if ((await connection.count()) === 0) return;
  await expect(connection).toHaveAttribute("data-notice", /^(saved|read-only|closed)$/);
}
