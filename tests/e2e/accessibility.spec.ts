import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { DOORS, FRAMES, HALFWAY, PAGES, routesWithPages } from "./support/every-page";
import { M3 } from "./support/meeting-page";
import { expect, test } from "./support/meeting-test";
import { startProduct } from "./support/product";

type Colours = "light" | "dark";

/**
 * What axe finds on the page that somebody could not get past, as one line each. In the dark only the
 * contrast can differ.
 */
async function findings(page: Page, colours: Colours): Promise<string[]> {
  await page.emulateMedia({ colorScheme: colours, reducedMotion: "reduce" });
  // Legacy: axe in this page alone. There are no frames, and no second page has to be opened.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({
    resultTypes: ["violations"],
    ...(colours === "dark" && { runOnly: { type: "rule", values: ["color-contrast"] } }),
  });
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, any }) => {
        const why = any[0]?.message ?? "";
        return `${new URL(page.url()).pathname} (${colours}) ${id} ${target.join(" ")} ${why}`;
      }),
    );
}

/**
 * What React calls otherwise than the page does: it leaves the server's names as they are, and what it
 * links to its own later would point at nothing.
 */
function misnamed(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const propsOf = (element: object): { id?: string } | undefined =>
      Object.entries(element).find(([key]) => key.startsWith("__reactProps$"))?.[1];
    return [...document.querySelectorAll("[id]")].flatMap((element) => {
      const id = propsOf(element)?.id ?? element.id;
      return id === element.id ? [] : [`${location.pathname} ${element.id} is React's ${id}`];
    });
  });
}

async function findingsInBoth(page: Page): Promise<string[]> {
  return [...(await findings(page, "light")), ...(await findings(page, "dark"))];
}

test("every route with a page is looked at", () => {
  const looked = [...PAGES.map(({ route }) => route), ...DOORS, ...FRAMES, ...HALFWAY];
  expect(looked.toSorted()).toEqual(routesWithPages().toSorted());
});

// In parts, so that they can be looked at side by side.
const PARTS = 4;
for (let part = 0; part < PARTS; part += 1) {
  test(`axe finds nothing serious on any page, in light and dark, nor an id other than the server's (${part + 1} of ${PARTS})`, async ({
    seat,
  }) => {
    const page = await seat("企管专员");
    const found: string[] = [];
    const paths = PAGES.flatMap((each) => each.paths).filter((_, at) => at % PARTS === part);
    for (const path of paths) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
      found.push(...(await findingsInBoth(page)), ...(await misnamed(page)));
    }
    expect(found).toEqual([]);
  });
}

test("nor in what opens over a page", async ({ seat }) => {
  const sales = await seat("销售部经理");
  const found: string[] = [];
  await sales.goto(M3);
  const opened = sales.getByRole("dialog");
  await sales.getByRole("main").getByRole("button", { name: "红灯" }).first().click();
  await expect(opened).toBeVisible();
  found.push(...(await findingsInBoth(sales)));
  await sales.keyboard.press("Escape");
  await sales.getByRole("button", { name: /^外观：/ }).click();
  await expect(opened.getByRole("button", { name: "深色" })).toBeVisible();
  found.push(...(await findingsInBoth(sales)));
  await sales.keyboard.press("Escape");
  await sales.goto("/board");
  await sales
    .getByRole("button", { name: /^改期：/ })
    .first()
    .click();
  await expect(opened).toBeVisible();
  found.push(...(await findingsInBoth(sales)));
  expect(found).toEqual([]);
});

test("nor at the doors of a product that is not the demo, nor at the demo's", async ({
  page,
  product,
}) => {
  const dataDir = await mkdtemp(join(tmpdir(), "liangdeng-e2e-"));
  const fresh = await startProduct(dataDir, "production");
  const setUp = /\/set-up\/[\w-]+/.exec(fresh.output())?.[0] ?? "";
  const found: string[] = [];
  for (const address of [`${fresh.url}${setUp}`, `${fresh.url}/sign-in`, product.url]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    found.push(...(await findingsInBoth(page)));
  }
  await fresh.kill("SIGTERM");
  await rm(dataDir, { recursive: true, force: true });
  expect(found).toEqual([]);
});
