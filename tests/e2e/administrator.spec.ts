import type { Page } from "@playwright/test";
import { expect, test } from "./support/meeting-test";
import { paste } from "./support/paste";

test.describe("levels", () => {
  test("take a block from a spreadsheet; what cannot be read stays, and the rest is saved", async ({
    seat,
  }) => {
    const page = await seat("企管专员");
    await page.goto("/scorecard/levels?year=2021");
    await page.getByLabel("M3，挑战值2，4月").focus();
    await paste(page, "350\t1,360\r\nabout 320\t３３１\r\n");
    await expect(page.getByLabel("M3，挑战值1，4月")).toHaveValue("about 320");
    await expect(page.getByLabel("M3，挑战值1，4月")).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByText(/4月 挑战值1“about 320”/)).toBeVisible();

    await page.getByRole("button", { name: "保存 3 处修改" }).click();
    await expect(page.getByRole("status")).toContainText("已保存 3 处修改");
    await expect(page.getByLabel("M3，挑战值1，4月")).toHaveValue("about 320");

    await page.getByLabel("M3，挑战值1，4月").press("Escape");
    await page.reload();
    await expect(page.getByLabel("M3，挑战值2，5月")).toHaveValue("1360");
    await expect(page.getByLabel("M3，挑战值1，5月")).toHaveValue("331");
    await expect(page.getByLabel("M3，挑战值1，4月")).toHaveValue("319");
  });

  test("are walked through by keyboard alone", async ({ seat }) => {
    const page = await seat("企管专员");
    await page.goto("/scorecard/levels?year=2021");
    await page.getByLabel("M1，门槛值，1月").focus();
    await page.keyboard.press("ArrowDown");
    await expect(page.getByLabel("M2，挑战值2，1月")).toBeFocused();
    await page.keyboard.press("ArrowRight");
    await expect(page.getByLabel("M2，挑战值2，2月")).toBeFocused();
    await page.keyboard.press("Shift+Enter");
    await expect(page.getByLabel("M1，门槛值，2月")).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(page.getByLabel("M1，门槛值，3月")).toBeFocused();
    await page.keyboard.type("43");
    await page.keyboard.press("Control+s");
    await expect(page.getByRole("status")).toContainText("已保存 1 处修改");
  });

  test("that somebody else saved meanwhile are not replaced unless their author says so", async ({
    seat,
  }) => {
    const [first, second] = [await seat("企管专员"), await seat("企管专员")];
    const pages = [first, second] as const;
    for (const page of pages) await page.goto("/scorecard/levels?year=2021");
    const cell = (page: Page, level: string) => page.getByLabel(`M3，${level}，11月`);
    const save = (page: Page) => page.getByRole("button", { name: /^保存 \d+ 处修改$/ }).click();
    const saved = (page: Page, count: number) =>
      expect(page.getByRole("status")).toContainText(`已保存 ${count} 处修改`);

    await cell(first, "挑战值2").focus();
    await paste(first, "520\n510\n500\n490");
    await save(first);
    await saved(first, 4);
    await cell(second, "挑战值2").focus();
    await paste(second, "521\n511\n500\n491");
    await save(second);
    await expect(second.getByRole("status")).toContainText("3 格在此期间已被改过，没有保存");
    await expect(
      second.getByText("11月 挑战值2：在此期间，企管专员已把它改为 520，您填的没有保存。"),
    ).toBeVisible();
    await expect(cell(second, "挑战值2")).toHaveValue("521");
    await expect(cell(second, "挑战值2")).toHaveAccessibleDescription(/已把它改为 520/);

    await second.getByRole("button", { name: "仍用我的 521" }).click();
    await saved(second, 1);
    await second.getByRole("button", { name: "采用 510" }).click();
    await expect(cell(second, "挑战值1")).toBeFocused();
    await expect(cell(second, "挑战值1")).toHaveValue("510");
    await second.getByRole("button", { name: "采用 490" }).click();
    await expect(second.getByText("在此期间")).toHaveCount(0);
    for (const page of pages) {
      await page.reload();
      await expect(cell(page, "挑战值2")).toHaveValue("521");
      await expect(cell(page, "挑战值1")).toHaveValue("510");
      await expect(cell(page, "目标值")).toHaveValue("500");
      await expect(cell(page, "门槛值")).toHaveValue("490");
    }
  });

  test("warn at the months whose order is wrong, and ask before they are left unsaved", async ({
    seat,
  }) => {
    const page = await seat("企管专员");
    await page.goto("/scorecard/levels?year=2021");
    await expect(page.getByText(/^3月：目标值 1500 .*挑战值1 1400/)).toBeVisible();
    await expect(page.getByText(/^年度目标值填的是 1300，按月计算为 1417/)).toBeVisible();
    await page.getByLabel("M13，目标值，3月").fill("1300");
    await expect(page.getByText(/^3月：目标值/)).toHaveCount(0);

    await page.getByRole("link", { name: "结构", exact: true }).click();
    await page.getByRole("button", { name: "留下" }).click();
    await expect(page.getByLabel("M13，目标值，3月")).toHaveValue("1300");
    await page.getByRole("link", { name: "结构", exact: true }).click();
    await page.getByRole("button", { name: "不保存，离开" }).click();
    await expect(page.getByRole("heading", { name: "部门", exact: true })).toBeVisible();
  });
});

test.describe("the scorecard", () => {
  test("keeps what was typed when the server refuses it", async ({ seat }) => {
    const page = await seat("企管专员");
    await page.goto("/scorecard");
    await page.getByRole("button", { name: "修改F1", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("编号").fill("F2");
    await dialog.getByLabel("中文名称").fill("企业价值持续提升");
    await dialog.getByRole("button", { name: "保存" }).click();
    await expect(dialog.getByText("这个编号已经用过，请换一个。")).toBeVisible();
    await expect(dialog.getByLabel("编号")).toBeFocused();
    await expect(dialog.getByLabel("中文名称")).toHaveValue("企业价值持续提升");
    await dialog.getByLabel("编号").fill("F1");
    await dialog.getByRole("button", { name: "保存" }).click();
    await expect(page.getByRole("cell", { name: "企业价值持续提升" })).toBeVisible();
  });

  test("marks all that is missing at once, and asks for no English", async ({ seat }) => {
    const page = await seat("企管专员");
    await page.goto("/scorecard");
    await page.getByRole("button", { name: "新增部门" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "保存" }).click();
    await expect(dialog.getByText("请填写这一项。")).toHaveCount(2);
    await expect(dialog.getByLabel("编号")).toBeFocused();
    await dialog.getByLabel("编号").fill("used-cars");
    await dialog.getByLabel("中文名称").fill("二手车部");
    await dialog.getByRole("button", { name: "保存" }).click();
    await expect(page.getByRole("row", { name: /^used-cars 二手车部 自 2021年1月/ })).toBeVisible();
  });

  test("keeps what was typed while the server cannot be reached", async ({ seat, product }) => {
    const page = await seat("企管专员");
    await page.goto("/scorecard/measures/M9");
    await page.getByLabel("中文名称").fill("金融渗透率（含二手车）");
    await product.kill("SIGKILL");
    await page.getByRole("button", { name: "保存" }).click();
    await expect(page.getByRole("alert")).toContainText("连不上服务器");
    await product.start();
    await page.getByRole("button", { name: "保存" }).click();
    await expect(page.getByRole("status")).toHaveText("已保存");
    await expect(page.getByRole("heading", { name: "M9 金融渗透率（含二手车）" })).toBeVisible();
  });

  test("moves a measure to another department from a month on", async ({ seat }) => {
    const page = await seat("企管专员");
    await page.goto("/scorecard/measures/M12");
    await page.getByLabel("生效月份").fill("2021-05");
    await page.getByLabel("责任部门").selectOption({ label: "市场部" });
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByRole("link", { name: "2021年1月至2021年4月" }).click();
    await expect(page.getByLabel("责任部门").locator("option:checked")).toHaveText("销售部");
    await page.getByRole("link", { name: "自 2021年5月" }).click();
    await expect(page.getByLabel("责任部门").locator("option:checked")).toHaveText("市场部");
  });

  test("is nobody else's to edit", async ({ seat }) => {
    const page = await seat("销售部经理");
    for (const path of ["/scorecard", "/scorecard/levels", "/people", "/settings"]) {
      expect((await page.goto(path))?.status()).toBe(403);
    }
  });
});

test("a person is added, invited once, and shut out", async ({ seat, browser, product }) => {
  const page = await seat("企管专员");
  await page.goto("/people");
  await page.getByRole("button", { name: "新增人员" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("中文姓名").fill("二手车部经理");
  await dialog.getByLabel("英文姓名").fill("Used-car manager");
  await dialog.getByLabel("邮箱").fill("used-cars@demo.example");
  await dialog.getByLabel("部门经理").check();
  await dialog.getByRole("button", { name: "保存" }).click();

  await page.getByRole("button", { name: "邀请 二手车部经理" }).click();
  await expect(dialog.getByText("邀请有效至 2021年3月12日")).toBeVisible();
  const link = await dialog.getByLabel("邀请链接").inputValue();
  await dialog.getByRole("button", { name: "关闭" }).click();
  await expect(page.getByText(link)).toHaveCount(0);

  const theirs = await browser.newContext({ baseURL: product.url });
  const machine = await theirs.newPage();
  await machine.goto(link);
  await machine.getByLabel("新密码").fill("a long password");
  await machine.getByRole("button", { name: "设定密码并登录" }).click();
  await expect(machine.getByRole("heading", { level: 1 })).toHaveText(/^二手车部经理/);
  await machine.goto(link);
  await expect(machine.getByRole("alert")).toContainText("用过");

  await page.reload();
  await page.getByRole("button", { name: "停用 二手车部经理" }).click();
  await page.getByRole("button", { name: "确认停用" }).click();
  await expect(page.getByRole("button", { name: "重新启用 二手车部经理" })).toBeFocused();
  await machine.goto("/actuals");
  await expect(machine.getByRole("heading", { level: 1 })).not.toHaveText(/^二手车部经理/);
  await theirs.close();
});
