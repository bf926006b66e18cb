import type { Page } from "@playwright/test";
import { begin, M3 } from "./support/meeting-page";
import { expect, sitDown, test } from "./support/meeting-test";
import { misfits } from "./support/read-screen";

const PHONE = { width: 390, height: 844 };
/** The least height and width of what is meant for a finger, px. */
const FINGER = 44;

test.use({ viewport: PHONE, hasTouch: true, isMobile: true });

const bar = (page: Page) => page.getByRole("navigation", { name: "会议导航" });
const rail = (page: Page) => page.getByRole("complementary", { name: "交叉提问" });
const follow = (page: Page) => page.getByRole("switch", { name: "跟随" });

/** Opens the phone's keyboard over the lower part of the page, as far as a page is told of it. */
async function openKeyboard(page: Page, height: number): Promise<void> {
  await page.evaluate((left) => {
    const seen = window.visualViewport;
    if (!seen) throw new Error("no visual viewport");
    Object.defineProperty(seen, "height", { configurable: true, value: left });
    seen.dispatchEvent(new Event("resize"));
  }, PHONE.height - height);
}

test("a phone follows the room, looks around, asks and answers", async ({ seat }) => {
  const leader = await seat("企管专员");
  await leader.setViewportSize({ width: 1280, height: 800 });
  await leader.goto("/meetings/2021-02");
  await begin(leader);
  const phone = await seat("销售部经理");
  await phone.goto("/meetings/2021-02");
  await expect(follow(phone)).toBeChecked();
  const agenda = leader.getByRole("navigation", { name: "议程" });
  await agenda.getByRole("link", { name: /^销售部/ }).click();
  await agenda.getByRole("link", { name: /M3 / }).click();
  await expect(phone).toHaveURL(/departments\/sales\/M3$/);
  const now = phone.getByRole("contentinfo", { name: "会议控制" });
  await expect(now).toContainText("会议在：M3 非出租车销量");
  await expect(now).toContainText("红灯");
  await expect(now.getByRole("timer")).toBeVisible();
  await expect(now).toContainText("销售部 30 分钟");
  for (const target of [...(await bar(phone).getByRole("button").all()), follow(phone)]) {
    const box = await target.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(FINGER);
  }

  await test.step("answers, with the keyboard open and the field above it", async () => {
    await bar(phone).getByRole("button", { name: "提问" }).tap();
    await rail(phone).getByRole("button", { name: "回答…" }).tap();
    const answer = rail(phone).getByRole("textbox", { name: "回答" });
    await expect(answer).toBeFocused();
    await openKeyboard(phone, 336);
    await expect(bar(phone)).toBeHidden();
    await expect
      .poll(async () => {
        const box = await answer.boundingBox();
        return box ? box.y + box.height : PHONE.height;
      })
      .toBeLessThanOrEqual(PHONE.height - 336);
    expect(await answer.evaluate((field) => parseFloat(getComputedStyle(field).fontSize))).toBe(16);
    await answer.fill("已排好班，三月每天两人。");
    await rail(phone).getByRole("button", { name: "回答", exact: true }).tap();
    await expect(answer).toHaveCount(0);
    await openKeyboard(phone, 0);
    await expect(rail(phone).getByText("已排好班，三月每天两人。")).toBeVisible();
  });

  await test.step("asks", async () => {
    const asking = rail(phone).getByRole("form", { name: "写评论或提问" });
    await asking.getByRole("textbox").fill("四月的目标何时定？");
    await asking.getByRole("checkbox", { name: "财务部" }).check();
    await asking.getByRole("button", { name: "提问", exact: true }).tap();
    const asked = rail(phone).getByRole("article").filter({ hasText: "四月的目标何时定？" });
    await expect(asked).toContainText("待答 · 财务部");
    await expect(bar(phone).getByRole("button", { name: "提问 4" })).toBeVisible();
    await bar(phone).getByRole("button", { name: "页面" }).tap();
    await expect(rail(phone)).toBeHidden();
  });

  await test.step("stays while it does not follow, and comes back", async () => {
    await follow(phone).tap();
    await expect(follow(phone)).not.toBeChecked();
    await leader.getByRole("button", { name: /^下一页/ }).click();
    await expect(now).toContainText("会议在：M4");
    await expect(phone).toHaveURL(/M3$/);
    await bar(phone).getByRole("button", { name: "议程" }).tap();
    const sheet = phone.getByRole("navigation", { name: "议程" });
    await sheet.getByRole("link", { name: /^财务部/ }).tap();
    await expect(phone).toHaveURL(/departments\/finance$/);
    await expect(sheet).toBeHidden();
    await follow(phone).tap();
    await expect(phone).toHaveURL(/M4$/);
    await expect(follow(phone)).toBeChecked();
  });
});

test("the code's address leads through signing in to the meeting, and never out of the product", async ({
  page,
  product,
}) => {
  await page.goto("/meetings/2021-02/closing");
  await expect(page).toHaveURL(/\/\?to=%2Fmeetings%2F2021-02%2Fclosing$/);
  await page.getByRole("button", { name: /^销售部经理/ }).tap();
  await expect(page).toHaveURL(`${product.url}/meetings/2021-02/closing`);
  await expect(page.getByRole("heading", { level: 1, name: "总结点评" })).toBeVisible();

  await page.context().clearCookies();
  await page.goto("/?to=%2F%09%2Felsewhere.example");
  await page.getByRole("button", { name: /^销售部经理/ }).tap();
  await expect(page.getByRole("heading", { level: 1, name: "销售部经理，您好" })).toBeVisible();
  await expect(page).toHaveURL(`${product.url}/`);
});

const PAGES = [
  "/",
  "/meetings/2021-02/overview",
  "/meetings/2021-02/departments/sales",
  M3,
  "/meetings/2021-02/departments/marketing/K1",
  "/meetings/2021-02/closing",
  "/meetings/2021-02/questions",
  "/meetings/2021-02/board",
  "/meetings/2021-01/departments/sales/M3",
  "/meetings/2021-01/closing",
  "/actuals/2021-02",
  "/me",
];

test("no page is wider than the phone, and no short label is broken, in both languages", async ({
  page,
}) => {
  await sitDown(page, "销售部经理");
  const wrong: string[] = [];
  const look = async () => {
    for (const path of PAGES) {
      await page.goto(path);
      await page.getByRole("heading", { level: 1 }).waitFor();
      const { wider, broken } = await page.evaluate(misfits);
      if (wider > 0) wrong.push(`${path} is wider by ${wider}`);
      for (const label of broken) wrong.push(`${path} breaks ${label}`);
    }
  };
  await look();
  await page.goto("/");
  await page.getByRole("button", { name: "English" }).tap();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await look();
  expect(wrong).toEqual([]);
});
