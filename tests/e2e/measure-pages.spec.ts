import type { Page } from "@playwright/test";
import { begin, isSaved } from "./support/meeting-page";
import { expect, test } from "./support/meeting-test";

const SALES = "/meetings/2021-02/departments/sales";
const K2 = "/meetings/2021-02/departments/administration/K2";

/** A page in the agenda, by its code and what it is called there. */
const link = (page: Page, name: RegExp) =>
  page.getByRole("navigation", { name: "议程" }).getByRole("link", { name });
const firstProblem = (page: Page) => page.getByRole("textbox", { name: "问题 1", exact: true });

test("a page of a measure that is removed goes from every screen, and comes back with its words", async ({
  seat,
}) => {
  const sales = await seat("销售部经理");
  const online = await seat("网销经理");
  for (const page of [sales, online]) await page.goto(`${SALES}/M9-2`);
  const problem = /^508 车型金融渗透率只有一成/;
  await expect(firstProblem(online)).toHaveValue(problem);
  await sales.getByRole("button", { name: "移除本页" }).click();
  await sales.getByRole("button", { name: "确认移除" }).click();
  for (const page of [sales, online]) {
    await expect(page).toHaveURL(/sales\/M9$/);
    await expect(link(page, /M9-2 按车型/)).toHaveCount(0);
  }
  await online.getByRole("button", { name: "恢复“按车型”" }).click();
  await link(sales, /M9-2 按车型/).click();
  await expect(sales).toHaveURL(/sales\/M9-2$/);
  await expect(firstProblem(sales)).toHaveValue(problem);
});

test("a manager adds a page to a measure, and the whole room has it", async ({ seat }) => {
  const facilitator = await seat("企管专员");
  const sales = await seat("销售部经理");
  const online = await seat("网销经理");
  const words = "408 车型没有现车。";

  await test.step("both managers and the facilitator see it in the agenda as it comes", async () => {
    await facilitator.goto("/meetings/2021-02");
    await begin(facilitator);
    await online.goto("/meetings/2021-02");
    await link(facilitator, /^销售部/).click();
    await link(facilitator, /M3 非出租车销量/).click();
    await expect(online).toHaveURL(/sales\/M3$/);
    await sales.goto(`${SALES}/M3`);
    await sales.getByRole("button", { name: "添加一页" }).click();
    const dialog = sales.getByRole("dialog", { name: "为 M3 添加一页" });
    await dialog.getByRole("textbox", { name: "标题", exact: true }).fill("按车型");
    await dialog.getByRole("button", { name: "添加一页" }).click();
    await expect(sales).toHaveURL(/sales\/M3-2$/);
    await expect(sales.getByRole("heading", { level: 1 })).toHaveText(/M3-2 非出租车销量 · 按车型/);
    for (const page of [online, facilitator]) {
      await expect(link(page, /M3-2 按车型/)).toContainText("红灯");
    }
    await isSaved(sales);
    await sales.getByRole("button", { name: "添加问题" }).click();
    await firstProblem(sales).fill(words);
  });

  await test.step("the facilitator walks over it, and whoever follows comes along", async () => {
    await expect(online).toHaveURL(/sales\/M3$/);
    await facilitator.locator("body").press("ArrowRight");
    for (const page of [facilitator, online]) await expect(page).toHaveURL(/sales\/M3-2$/);
    await expect(firstProblem(online)).toHaveValue(words);
    await facilitator.locator("body").press("ArrowRight");
    await expect(online).toHaveURL(/sales\/M4$/);
  });

  await test.step("a question on it leads back to it, and keeps it from being removed", async () => {
    const rail = sales.getByRole("complementary", { name: "交叉提问" });
    const composer = rail.getByRole("textbox", { name: "写评论或提问" });
    await composer.fill("什么时候有现车？");
    await rail.getByRole("checkbox", { name: "财务部" }).check();
    await composer.press("Control+Enter");
    await expect(composer).toHaveValue("");
    await online.goto("/meetings/2021-02/questions");
    const asked = online.locator("#content").getByRole("listitem");
    const line = asked.filter({ hasText: "什么时候有现车？" });
    await line.getByRole("link", { name: "销售部 · M3-2" }).click();
    await expect(online).toHaveURL(/sales\/M3-2/);
    await sales.getByRole("button", { name: "移除本页" }).click();
    await sales.getByRole("button", { name: "确认移除" }).click();
    await expect(sales.getByText("这一页上有提问，不能移除")).toBeVisible();
  });
});

test("a plan's answers are everybody's as they are given, and stand in the sealed record", async ({
  seat,
}) => {
  const facilitator = await seat("企管专员");
  const gm = await seat("总经理");
  const manager = await seat("综合部经理");
  const targets = (page: Page) => page.getByRole("group", { name: "里程碑目标是否需要调整？" });
  const nextSteps = (page: Page) => page.getByRole("textbox", { name: "下一步工作" });

  await test.step("one answers and writes, the other sees it", async () => {
    for (const page of [manager, gm]) await page.goto(K2);
    await expect(targets(gm).getByRole("radio", { name: "是" })).toBeChecked();
    await isSaved(manager);
    await targets(manager).getByRole("radio", { name: "否" }).check();
    const seen = targets(gm).getByRole("radio", { name: "否" });
    await expect(seen).toBeChecked();
    await expect(seen).toBeDisabled();
    await nextSteps(manager).press("Control+End");
    await nextSteps(manager).pressSequentially("四月复盘。");
    await expect(nextSteps(gm)).toHaveValue(/四月复盘。$/);
    await isSaved(manager);
  });

  await test.step("closing freezes it, and the further pages of measures with it", async () => {
    await facilitator.goto("/meetings/2021-02/closing");
    await begin(facilitator);
    await gm.goto("/meetings/2021-02/closing");
    const blockers = gm.getByRole("region", { name: "关闭前要处理的事项" });
    await blockers.getByRole("checkbox", { name: "全选" }).check();
    await blockers.getByLabel("豁免的理由").fill("三月会前补齐");
    await blockers.getByRole("button", { name: /豁免所选/ }).click();
    await expect(gm.getByText("没有阻碍关闭的事项，可以关闭会议。")).toBeVisible();
    await facilitator.getByRole("button", { name: "关闭会议" }).click();
    await facilitator.getByRole("button", { name: "确认关闭" }).click();
    await expect(facilitator.getByText(/会议已于3月5日关闭/)).toBeVisible();
    const content = manager.locator("#content");
    await manager.goto(K2);
    await expect(content.getByText(/四月复盘。$/)).toBeVisible();
    await expect(content.getByText("里程碑目标是否需要调整？").locator("..")).toContainText("否");
    await expect(content.getByRole("radio")).toHaveCount(0);
    await manager.goto(`${SALES}/M9-2`);
    await expect(content.getByText("508 车型金融渗透率只有一成")).toBeVisible();
    await manager.goto("/meetings/2021-02/minutes");
    await expect(manager.getByRole("heading", { name: /M9-2 金融渗透率 · 按车型/ })).toBeVisible();
    await expect(manager.getByText(/四月复盘。$/)).toBeVisible();
  });
});
