import type { BrowserContext, Page } from "@playwright/test";
import { keptWords } from "./support/kept-words";
import { lifelineOf } from "./support/lifeline";
import { firstProblem, isKept, isSaved, M3, typeAtEnd } from "./support/meeting-page";
import { changeSeat, expect, inTemporaryDirectory, sitDown, test } from "./support/meeting-test";

/** The names in the list of those who are here. */
const here = (page: Page, name: string) =>
  page.getByRole("list", { name: "在场人员" }).getByText(name, { exact: true });

test("words written offline survive a closed browser, are nobody else's, and merge on return", async ({
  seat,
  product,
  playwright,
  launchOptions,
  locale,
}) => {
  const gm = await seat("总经理");
  await gm.goto(M3);
  const before = await firstProblem(gm).inputValue();

  await inTemporaryDirectory(async (profile) => {
    const start = (): Promise<BrowserContext> =>
      playwright.chromium.launchPersistentContext(profile, {
        ...launchOptions,
        baseURL: product.url,
        locale,
      });
    let browser = await start();

    await test.step("the page says that they are kept on this machine, and can be closed", async () => {
      const sales = await browser.newPage();
      const line = await lifelineOf(sales);
      await sitDown(sales, "销售部经理");
      await sales.goto(M3);
      await isSaved(sales);
      await line.cut();
      await typeAtEnd(sales, "断网时写的");
      await isKept(sales);
      expect(await keptWords(sales)).toBe(1);
      // A question whether to leave would be answered with no, and the page would stay.
      const closed = sales.waitForEvent("close");
      await sales.close({ runBeforeUnload: true });
      await closed;
      await browser.close();
    });

    browser = await start();
    await browser.clearCookies();
    const page = await browser.newPage();
    await test.step("another person on the same machine neither sees nor sends them", async () => {
      await sitDown(page, "网销经理");
      await page.goto(M3);
      await isSaved(page);
      await firstProblem(page).press("Control+Home");
      await firstProblem(page).pressSequentially("别人写的");
      await isSaved(page);
      await expect(firstProblem(page)).toHaveValue(`别人写的${before}`);
      await expect(firstProblem(gm)).toHaveValue(`别人写的${before}`);
      expect(await keptWords(page)).toBe(1);
    });

    await test.step("their author need only be back, on whichever page, and nothing stays behind", async () => {
      await changeSeat(page, "销售部经理");
      await expect(firstProblem(gm)).toHaveValue(`别人写的${before}断网时写的`);
      await expect.poll(() => keptWords(page)).toBe(0);
      await page.goto(M3);
      await isSaved(page);
      await expect(firstProblem(page)).toHaveValue(`别人写的${before}断网时写的`);
    });
    await browser.close();
  });
});

test("a second tab doubles neither the words of the first nor the person", async ({ seat }) => {
  const gm = await seat("总经理");
  const first = await seat("销售部经理");
  await gm.goto(M3);
  const line = await lifelineOf(first);
  await first.goto(M3);
  await isSaved(first);
  const before = await firstProblem(first).inputValue();
  await line.cut();
  await typeAtEnd(first, "断网时写的");
  await isKept(first);
  await expect(here(gm, "销售部经理")).toHaveCount(0);

  const second = await first.context().newPage();
  await second.goto(M3);
  await isSaved(second);
  const merged = `${before}断网时写的`;
  for (const page of [second, gm]) await expect(firstProblem(page)).toHaveValue(merged);
  line.join();
  await expect(first.getByText("已保存", { exact: true })).toBeVisible();
  await typeAtEnd(first, "又写的");
  for (const page of [first, second, gm]) {
    await expect(firstProblem(page)).toHaveValue(`${merged}又写的`);
  }
  await expect(here(gm, "销售部经理")).toHaveCount(1);
  await expect.poll(() => keptWords(second)).toBe(0);

  await second.close();
  await typeAtEnd(first, "。");
  await expect(firstProblem(gm)).toHaveValue(`${merged}又写的。`);
  await expect(here(gm, "销售部经理")).toHaveCount(1);
  await first.close();
  await expect(here(gm, "销售部经理")).toHaveCount(0);
});

test("a browser that keeps nothing says that the words are in this page alone", async ({
  seat,
}) => {
  const sales = await seat("销售部经理");
  await sales.addInitScript(() => {
    Object.defineProperty(window, "indexedDB", {
      get() {
        throw new DOMException("not here", "SecurityError");
      },
    });
  });
  const line = await lifelineOf(sales);
  await sales.goto(M3);
  await isSaved(sales);
  await line.cut();
  await typeAtEnd(sales, "断网时写的");
  await expect(sales.getByText("有内容只在这个页面里，尚未保存，请不要关闭页面")).toBeVisible();
  const asked = sales.waitForEvent("dialog");
  await sales.close({ runBeforeUnload: true });
  await (await asked).dismiss();
  line.join();
  await expect(sales.getByText("已保存", { exact: true })).toBeVisible();
});
