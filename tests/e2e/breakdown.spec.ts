import type { Page } from "@playwright/test";
import { agendaLight, isSaved } from "./support/meeting-page";
import { expect, test } from "./support/meeting-test";
import { paste } from "./support/paste";

const M1 = "/meetings/2021-02/departments/finance/M1";
const M7 = "/meetings/2021-02/departments/sales/M7";

/** A cell by its row's and its column's name. */
function cell(page: Page, row: string, column: string) {
  return page.getByRole("textbox", { name: `${row}，${column}`, exact: true });
}

/** Opens a page and waits until its tables can be typed in. */
async function openTable(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await isSaved(page);
  await expect(page.getByRole("button", { name: "添加一行" })).toBeVisible();
}

/** The names of the rows of a page's table, in order. */
function rowNames(page: Page): Promise<string[]> {
  return page
    .getByRole("rowheader")
    .getByRole("textbox")
    .evaluateAll((fields) =>
      fields.map((field) => (field instanceof HTMLTextAreaElement ? field.value : "")),
    );
}

/** Waits until a row stands right behind another one. */
async function standsBehind(page: Page, row: string, other: string): Promise<void> {
  await expect
    .poll(async () => {
      const names = await rowNames(page);
      return names[names.indexOf(row) - 1];
    })
    .toBe(other);
}

test("cells of one row are typed by two, its formula explains itself, and its result is taken over", async ({
  seat,
}) => {
  const finance = await seat("财务部经理");
  const facilitator = await seat("企管专员");
  for (const page of [finance, facilitator]) await openTable(page, M1);

  await test.step("two people in one row, which one of them moves meanwhile", async () => {
    await cell(finance, "维修毛利", "本月实际").click();
    await finance.keyboard.type("70");
    await expect(facilitator.getByText("财务部经理正在编辑")).toBeAttached();
    await cell(facilitator, "维修毛利", "本月目标").click();
    await facilitator.keyboard.type("75");
    await facilitator.keyboard.press("Alt+ArrowDown");
    await standsBehind(finance, "维修毛利", "售后有偿入场台次");
    // Still being typed, in the place where the row is now.
    await finance.keyboard.type("5");
    await finance.keyboard.press("Enter");
    for (const page of [finance, facilitator]) {
      await expect(cell(page, "维修毛利", "本月实际")).toHaveValue("705.0");
      await expect(cell(page, "维修毛利", "本月目标")).toHaveValue("75.0");
      await expect(cell(page, "售后毛利", "本月实际")).toHaveValue("718.9");
      await standsBehind(page, "维修毛利", "售后有偿入场台次");
    }
    await finance.getByRole("button", { name: "撤销", exact: true }).click();
    await expect(cell(facilitator, "维修毛利", "本月实际")).toHaveValue("64.7");
    await expect(cell(facilitator, "维修毛利", "本月目标")).toHaveValue("75.0");
  });

  await test.step("a formula with an unknown name says so, beside it and in the cell", async () => {
    const wrong = "公式里的“总费”不是这张表里的名称";
    await cell(facilitator, "经营性利润", "本月实际").click();
    await facilitator.keyboard.press("Alt+F10");
    const menu = facilitator.getByRole("dialog", { name: "行：经营性利润" });
    await menu.getByLabel("公式", { exact: true }).fill("毛利总额-总费");
    await menu.getByLabel("公式", { exact: true }).press("Enter");
    await expect(menu.getByText(wrong)).toBeVisible();
    await expect(cell(finance, "经营性利润", "本月实际")).toHaveValue("没有“总费”");
    await expect(finance.getByText(`经营性利润：${wrong}`)).toBeVisible();
    await expect(finance.getByText("经营性利润 · 结果还没有算出来")).toBeVisible();
    await menu.getByLabel("公式", { exact: true }).fill("毛利总额-总费用");
    await menu.getByLabel("公式", { exact: true }).press("Enter");
    await expect(cell(finance, "经营性利润", "本月实际")).toHaveValue("11.2");
    await expect(finance.getByText("经营性利润 11.2 万元 · 与实际值一致")).toBeVisible();
    await facilitator.keyboard.press("Escape");
    await expect(menu).toBeHidden();
  });

  await test.step("a comment hangs on a cell, which shows it to everybody", async () => {
    await cell(facilitator, "财务费用", "本月实际").click();
    await facilitator.getByRole("button", { name: "提问/评论" }).click();
    const composer = facilitator.getByRole("textbox", { name: "写评论或提问" });
    await expect(facilitator.getByText("财务费用 · 本月实际")).toBeVisible();
    await composer.fill("三月还会降吗？");
    await composer.press("Control+Enter");
    await finance
      .getByRole("cell")
      .filter({ has: cell(finance, "财务费用", "本月实际") })
      .getByRole("button", { name: "交叉提问 1 条" })
      .click();
    await expect(finance.getByText("三月还会降吗？")).toBeVisible();
  });

  await test.step("a result that differs becomes the actual by one click, and moves the light", async () => {
    await expect(agendaLight(facilitator, "M1")).toHaveAccessibleName(/红灯/);
    await cell(finance, "维修毛利", "本月实际").click();
    await finance.keyboard.type("104.7");
    await finance.keyboard.press("Tab");
    const differs = "经营性利润 51.2 万元 · 实际值为 11.2 万元，相差 40.0 万元";
    await expect(facilitator.getByText(differs)).toBeVisible();
    await finance.getByRole("button", { name: "作为实际值" }).click();
    await expect(facilitator.getByText("经营性利润 51.2 万元 · 与实际值一致")).toBeVisible();
    await expect(agendaLight(facilitator, "M1")).not.toHaveAccessibleName(/红灯/);
  });
});

test("a block from a spreadsheet grows a table, and a deleted row comes back with what was typed", async ({
  seat,
  browser,
  product,
}) => {
  const sales = await seat("销售部经理");
  const online = await seat("网销经理");
  for (const page of [sales, online]) await openTable(page, M7);

  await test.step("pasted over the end, with a column that is computed", async () => {
    await cell(sales, "308S", "毛利").click();
    await paste(sales, "2394.26\t3\t\r\n1,500.5\t2\t99\r\n");
    await expect(sales.getByText("已粘贴，新增 1 行，1 格没有可填的位置")).toBeAttached();
    await cell(sales, "第 8 行", "车型").fill("5008");
    await sales.keyboard.press("Enter");
    await expect(cell(online, "5008", "单车毛利")).toHaveValue("750");
    await expect(cell(online, "合计", "销量")).toHaveValue("90");
    await expect(cell(online, "508", "单车毛利")).toHaveValue("除数为 0");
  });

  await test.step("deleted while somebody else types into it", async () => {
    await cell(online, "408", "销量").click();
    await online.keyboard.type("2");
    await expect(sales.getByText("网销经理正在编辑")).toBeAttached();
    await cell(sales, "408", "毛利").click();
    await sales.keyboard.press("Alt+F10");
    await online.keyboard.type("4");
    await sales
      .getByRole("dialog", { name: "行：408" })
      .getByRole("button", { name: "删除行" })
      .click();
    await expect(cell(online, "408", "销量")).toHaveCount(0);
    const told = online.getByText("已删除行“408”").locator("..");
    await expect(told).toBeFocused();
    await expect(cell(sales, "合计", "销量")).toHaveValue("68");
    await isSaved(online);
    await sales
      .getByText("已删除行“408”")
      .locator("..")
      .getByRole("button", { name: "撤销" })
      .click();
    for (const page of [sales, online]) {
      await expect(cell(page, "408", "销量")).toHaveValue("24");
      await expect(cell(page, "合计", "销量")).toHaveValue("92");
    }
    await expect(told).toBeHidden();
    await expect(cell(online, "408", "车型")).toBeFocused();
  });

  await test.step("a column is added, made a ratio, and moved, by keyboard alone", async () => {
    await sales.getByRole("button", { name: "添加一列" }).press("Enter");
    const menu = sales.getByRole("dialog", { name: /^列：/ });
    await menu.getByLabel("列名").fill("占比");
    await menu.getByLabel("类型").selectOption("百分比");
    await menu.getByLabel(/^公式/).fill("销量/合计(销量)");
    await menu.getByLabel(/^公式/).press("Enter");
    await sales.keyboard.press("Escape");
    await cell(sales, "5008", "占比").focus();
    await sales.keyboard.press("Alt+Shift+ArrowLeft");
    const heads = online.getByRole("table", { name: "各车型单车毛利" }).getByRole("columnheader");
    await expect(heads.nth(3)).toContainText("占比");
    await isSaved(sales);
  });

  await test.step("is there to read before any script runs", async () => {
    const context = await browser.newContext({
      baseURL: product.url,
      javaScriptEnabled: false,
      storageState: await sales.context().storageState(),
    });
    const reader = await context.newPage();
    await reader.goto(M7);
    const row = reader.getByRole("row", { name: /^5008/ });
    await expect(row.getByRole("cell").nth(0)).toHaveText("1500.50");
    await context.close();
  });
});
