import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./support/meeting-test";

const M3 = "/meetings/2021-02/departments/sales/M3";
const FINANCING = "2、3月提高信贷推荐率";
const CLUES = "逐条检查去年12月至今年2月的线索";

/** A column of the board, by its heading. */
function column(page: Page, name: string): Locator {
  return page.getByRole("region", { name, exact: true });
}

function card(within: Page | Locator, name: string): Locator {
  return within.getByRole("article", { name });
}

async function openBoard(page: Page): Promise<void> {
  await page.goto("/board");
  await expect(page.getByRole("heading", { level: 1, name: "跟踪看板" })).toBeVisible();
}

test("a card is moved by keyboard and by menu, on every screen at once", async ({ seat }) => {
  const sales = await seat("销售部经理");
  const gm = await seat("总经理");
  await openBoard(sales);
  await openBoard(gm);

  await test.step("by keyboard, told in words", async () => {
    const grip = card(sales, FINANCING).locator("[aria-roledescription]");
    await grip.focus();
    await grip.press("Space");
    await expect(sales.getByText(/已拿起“2、3月提高信贷推荐率”，现在在计划中/)).toBeAttached();
    await sales.keyboard.press("ArrowRight");
    await expect(sales.getByText(/在进行中上方/)).toBeAttached();
    await sales.keyboard.press("Space");
    await expect(card(column(sales, "进行中"), FINANCING)).toBeVisible();
    await expect(card(column(gm, "进行中"), FINANCING)).toBeVisible();
    const there = card(column(sales, "进行中"), FINANCING).locator("[aria-roledescription]");
    await expect(there).toBeFocused();
    await expect(there).toBeInViewport();
  });

  await test.step("done asks for the day, today offered", async () => {
    await card(sales, FINANCING)
      .getByRole("button", { name: /^移动：.*/ })
      .last()
      .click();
    await sales.getByRole("dialog").getByRole("button", { name: "已完成" }).click();
    const day = sales.getByLabel("完成日期");
    await expect(day).toHaveValue("2021-03-05");
    await day.fill("2021-03-04");
    await sales.getByRole("button", { name: "确定" }).click();
    await expect(card(column(sales, "已完成"), FINANCING)).toContainText("3月4日 完成");
    await expect(card(column(gm, "已完成"), FINANCING)).toContainText("3月4日 完成");
    await expect(
      card(column(sales, "已完成"), FINANCING)
        .getByRole("button", { name: /^移动：/ })
        .last(),
    ).toBeFocused();
  });

  await test.step("what follows from dates is explained, not obeyed", async () => {
    await card(sales, FINANCING)
      .getByRole("button", { name: /^移动：.*/ })
      .last()
      .click();
    await sales.getByRole("dialog").getByRole("button", { name: "逾期", exact: true }).click();
    await expect(sales.getByText("“逾期”由计划完成日期决定，不能直接移入。")).toBeVisible();
    await expect(card(column(gm, "已完成"), FINANCING)).toBeVisible();
  });

  await test.step("its history is one click away", async () => {
    await card(gm, FINANCING).getByRole("button", { name: /^历史/ }).click();
    await expect(gm.getByText("进行中 → 已完成（2021年3月4日）")).toBeVisible();
    await expect(gm.getByText(/销售部经理 · 2021年3月5日/).first()).toBeVisible();
  });

  await test.step("nobody moves what is not theirs", async () => {
    await expect(card(gm, FINANCING).getByRole("button", { name: /^移动/ })).toHaveCount(0);
    await expect(
      card(sales, "滞销备件打包促销").getByRole("button", { name: /^移动/ }),
    ).toHaveCount(0);
  });
});

test("a card is dragged by mouse, and dropping it asks why it is dropped", async ({ seat }) => {
  const page = await seat("销售部经理");
  await openBoard(page);
  // A board can be longer than the screen, and a mouse reaches only what is on it.
  await card(page, FINANCING).scrollIntoViewIfNeeded();
  const from = await card(page, FINANCING).boundingBox();
  const to = await column(page, "已放弃").boundingBox();
  if (!from || !to) throw new Error("the board is not on the page");
  await page.mouse.move(from.x + 30, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + 40, { steps: 3 });
  await page.mouse.move(to.x + to.width / 2, from.y + 40, { steps: 6 });
  await page.mouse.up();
  // For 50 ms after a drop dnd-kit takes every selection away, and a caret with it. Nobody types that
  // soon; a test does.
  const reason = page.getByLabel("理由");
  const written = () => reason.fill("厂家停止贴息").then(() => reason.inputValue());
  await expect.poll(written).toBe("厂家停止贴息");
  await page.getByRole("button", { name: "确定" }).click();
  await expect(card(column(page, "已放弃"), FINANCING)).toContainText("理由：厂家停止贴息");
});

test("the filters are in the address", async ({ seat }) => {
  const page = await seat("总经理");
  await openBoard(page);
  const all = await page.getByRole("article").count();
  await page.getByLabel("部门").selectOption({ label: "售后部" });
  await expect(page).toHaveURL(/department=/);
  await page.getByLabel("计划完成").selectOption({ label: "已逾期" });
  await expect(page.getByRole("article")).toHaveCount(2);
  await page.reload();
  await expect(page.getByRole("article")).toHaveCount(2);
  await page.getByRole("button", { name: "清除筛选" }).click();
  await expect(page.getByRole("article")).toHaveCount(all);
});

test("January's measures come back on February's page, and their progress is live", async ({
  seat,
}) => {
  const sales = await seat("销售部经理");
  const online = await seat("网销经理");
  const gm = await seat("总经理");
  await sales.goto(M3);
  await online.goto(M3);
  await openBoard(gm);
  const moved = sales.getByRole("row", { name: /把成交好的销售顾问调到网销组/ });
  await expect(moved).toContainText("3月15日");
  await expect(moved).toContainText("延期 1 次");
  await expect(sales.getByRole("row", { name: /每条线索至少回访三次/ })).toContainText(
    "2月26日 完成",
  );

  const progress = (page: Page) =>
    page.getByRole("textbox", { name: "此前措施的改善进展，第 1 条" });
  await expect(progress(sales)).toHaveValue("已有两名顾问转岗，三月再转一名。");
  await expect(progress(sales)).toBeEditable();
  await progress(sales).press("Control+End");
  await progress(sales).pressSequentially("第三名已面谈", { delay: 10 });
  await expect(progress(online)).toHaveValue(/第三名已面谈$/);

  await moved.getByRole("button", { name: /^移动：/ }).click();
  await sales.getByRole("dialog").getByRole("button", { name: "已完成" }).click();
  await sales.getByRole("button", { name: "确定" }).click();
  await expect(online.getByRole("row", { name: /把成交好的销售顾问调到网销组/ })).toContainText(
    "3月5日 完成",
  );
  await expect(card(column(gm, "已完成"), "把成交好的销售顾问调到网销组")).toBeVisible();
});

test("what is written on a page is on the board, and on the start page of who owes it", async ({
  seat,
}) => {
  const sales = await seat("销售部经理");
  await expect(sales.getByRole("link", { name: CLUES })).toBeVisible();
  const gm = await seat("总经理");
  await openBoard(gm);
  await sales.goto(M3);
  const action = sales.getByRole("textbox", { name: "改善措施，第 1 条" });
  await expect(action).toBeEditable();
  await action.press("Control+End");
  await action.pressSequentially("，每日一报", { delay: 10 });
  await expect(gm.getByRole("article", { name: /每日一报/ })).toBeVisible();
});
