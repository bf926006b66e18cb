import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { isInOneOf, isSaved, M3 } from "./support/meeting-page";
import { expect, test } from "./support/meeting-test";

/** The rows of the page that the history shows. */
const shownRows = (page: Page) => page.getByRole("region", { name: /时的页面|的变化/ });

/** Adds a problem at the end of the page and writes it. */
async function addProblem(page: Page, words: string): Promise<void> {
  await page.getByRole("button", { name: "添加问题" }).click();
  await page.locator(":focus").pressSequentially(words);
  await isSaved(page);
}

test("what was written and deleted on a page can be scrubbed through, compared and restored", async ({
  seat,
}) => {
  const sales = await seat("销售部经理");
  const online = await seat("网销经理");

  await test.step("one writes, another writes and deletes the first one's words", async () => {
    for (const page of [sales, online]) {
      await page.goto(M3);
      await expect(page.getByRole("button", { name: "添加问题" })).toBeVisible();
      await isSaved(page);
    }
    await addProblem(sales, "试驾车不足");
    await expect(online.getByRole("textbox", { name: /^问题/ }).last()).toHaveValue("试驾车不足");
    await addProblem(online, "网销线索跟进慢");
    const wrong = online.locator("[data-row]").filter({ has: online.getByText("试驾车不足") });
    await wrong.getByRole("button", { name: /^删除/ }).first().click();
    await isSaved(online);
  });

  await test.step("the timeline tells who did what, and the slider goes back by keyboard", async () => {
    await sales.getByRole("link", { name: "修改历史" }).click();
    const moments = sales.getByRole("navigation", { name: "时刻" });
    await expect(moments).toContainText("网销经理");
    await expect(moments).toContainText("删除问题“试驾车不足”");
    await expect(shownRows(sales)).toContainText("网销线索跟进慢");
    await expect(shownRows(sales)).not.toContainText("试驾车不足");
    const slider = sales.getByRole("slider", { name: "时间" });
    await expect(slider).toHaveAttribute("aria-valuetext", /网销经理/);
    await slider.press("ArrowLeft");
    await expect(slider).toHaveAttribute("aria-valuetext", /销售部经理/);
    await expect(shownRows(sales)).toContainText("试驾车不足");
    await expect(shownRows(sales)).toContainText("现已删除");
    await expect(shownRows(sales)).not.toContainText("网销线索跟进慢");
  });

  await test.step("two moments are compared", async () => {
    const compare = sales.getByRole("combobox", { name: "与此刻比较" });
    const latest = compare.getByRole("option", { name: /网销经理/ });
    await compare.selectOption((await latest.first().getAttribute("value")) ?? "");
    await expect(shownRows(sales).locator("del")).toContainText("试驾车不足");
    await expect(shownRows(sales).locator("ins")).toContainText("网销线索跟进慢");
    await expect(shownRows(sales).getByText("新增", { exact: true })).toBeVisible();
  });

  await test.step("the deleted row is restored, as an edit that everybody sees", async () => {
    await sales.getByRole("button", { name: "恢复问题“试驾车不足”" }).last().click();
    await expect(sales.getByRole("status").filter({ hasText: "已恢复问题" })).toBeVisible();
    await isInOneOf(online.getByRole("textbox", { name: /^问题/ }), "试驾车不足");
    await sales.getByRole("button", { name: "载入最新修改" }).click();
    await expect(sales.getByRole("navigation", { name: "时刻" })).toContainText(
      "恢复问题“试驾车不足”",
    );
  });

  await test.step("who may not edit the page can read its history and restore nothing", async () => {
    const gm = await seat("总经理");
    await online.bringToFront();
    const wrong = online.locator("[data-row]").filter({ has: online.getByText("试驾车不足") });
    await wrong.getByRole("button", { name: /^删除/ }).first().click();
    await isSaved(online);
    await gm.goto(`${M3}/history`);
    await expect(gm.getByRole("heading", { name: /^已删除的条目/ })).toBeVisible();
    await expect(gm.getByText("您可以阅读，不能修改本页。")).toBeVisible();
    await expect(gm.getByRole("button", { name: /^恢复/ })).toHaveCount(0);
  });
});

test("the audit log is filtered by its address and downloaded, by administrators only", async ({
  seat,
}) => {
  const clerk = await seat("销售内勤");
  await clerk.goto(M3);
  await clerk.getByRole("textbox", { name: /2月.*实际值/ }).fill("190");
  await expect(clerk.getByRole("navigation", { name: "议程" })).toContainText("绿灯");
  const forbidden = await clerk.goto("/audit");
  expect(forbidden?.status()).toBe(403);
  expect((await clerk.request.get("/audit.csv")).status()).toBe(403);

  const page = await seat("企管专员");
  await page.getByRole("link", { name: "操作记录" }).click();
  await page.getByLabel("操作", { exact: true }).selectOption("enter-actual");
  await page.getByLabel("人员", { exact: true }).selectOption({ label: "销售内勤" });
  await page.getByLabel("从").fill("2021-03-05");
  await page.getByLabel("对象包含").fill("M3");
  await page.getByRole("button", { name: "筛选", exact: true }).click();
  await expect(page).toHaveURL(/action=enter-actual/);
  const row = page.getByRole("row").filter({ hasText: "M3" }).first();
  await expect(row).toContainText("填写实际值");
  await expect(row).toContainText("2021-02");
  await expect(row).toContainText("190");

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "下载 CSV" }).click();
  const text = await readFile(await (await download).path(), "utf8");
  const lines = text.trimEnd().split("\r\n");
  expect(lines[0]).toBe("\uFEFF时间,人员,操作,代码,对象,改前,改后");
  expect(lines.slice(1).every((line) => line.includes("销售内勤,填写实际值"))).toBe(true);
});

test("a calendar address is made, shown once, read without signing in, and revoked", async ({
  seat,
  product,
}) => {
  const page = await seat("销售部经理");
  await page.getByRole("link", { name: "销售部经理" }).click();
  await page.getByRole("button", { name: "生成日历地址" }).click();
  const address = await page.getByLabel("日历地址").inputValue();
  expect(address).toMatch(new RegExp(`^${product.url}/calendar/[\\w-]{43}\\.ics$`));

  const calendar = await fetch(address);
  expect(calendar.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  const text = await calendar.text();
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(text).toContain("SUMMARY:2021年2月");

  await page.reload();
  await expect(page.getByText(/^日历地址生成于/)).toBeVisible();
  await expect(page.getByLabel("日历地址")).toHaveCount(0);
  await page.getByRole("button", { name: "撤销地址" }).click();
  await expect(page.getByText("日历地址已撤销，立即失效。")).toBeVisible();
  expect((await fetch(address)).status).toBe(404);
});

test("a channel of the daily digest is set up, and refused where it leads inside a network", async ({
  seat,
}) => {
  const page = await seat("企管专员");
  await page.goto("/settings");
  await page.getByRole("button", { name: "新增渠道" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Webhook 地址").fill("https://192.168.1.10/robot");
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(dialog.getByText("这个地址指向内部网络")).toBeVisible();
  await dialog.getByLabel("渠道").selectOption("email");
  await dialog.getByLabel("收件邮箱").fill("manager@company.example");
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(dialog).toHaveCount(0);
  const channel = page.getByRole("listitem").filter({ hasText: "manager@company.example" });
  await expect(channel).toContainText("已关闭");
  await channel.getByRole("button", { name: /^测试/ }).click();
  await expect(channel.getByRole("alert")).toContainText("服务器没有配置邮件");
  await channel.getByRole("button", { name: /^删除/ }).click();
  await expect(page.getByText("还没有提醒渠道。")).toBeVisible();
});
