import type { Page } from "@playwright/test";
import { agendaLight, figure, firstProblem, M3 } from "./support/meeting-page";
import { changeSeat, expect, sitDown, test } from "./support/meeting-test";

const notice = (page: Page, words: string | RegExp) =>
  page.getByRole("banner").getByText(words, { exact: typeof words === "string" });

test("whoever changes seats in one tab is the other person everywhere, at once", async ({
  seat,
}) => {
  const page = await seat("总经理");
  await page.goto(M3);
  await expect(firstProblem(page)).not.toBeEditable();
  // By links alone: nothing but the change of seats loads the page anew.
  await page.getByRole("link", { name: "亮灯" }).click();
  await page.getByRole("button", { name: "换一个席位" }).click();
  await page.getByRole("button", { name: /^销售部经理/ }).click();
  await page.getByRole("link", { name: /^2021年2月 准备中/ }).click();
  const agenda = page.getByRole("navigation", { name: "议程" });
  await agenda.getByRole("link", { name: /^销售部/ }).click();
  await agenda.getByRole("link", { name: /M3 / }).click();
  await expect(page).toHaveURL(M3);
  await expect(firstProblem(page)).toBeEditable();
  await firstProblem(page).pressSequentially("换座后写的");
  await expect(notice(page, "已保存")).toBeVisible();
  await page.reload();
  await expect(firstProblem(page)).toHaveValue(/换座后写的/);
});

test("a number that waits is sent as nobody but the person who typed it", async ({ seat }) => {
  const sales = await seat("销售部经理");
  const gm = await seat("总经理");
  for (const page of [sales, gm]) await page.goto(M3);
  await expect(notice(sales, "已保存")).toBeVisible();
  await expect(agendaLight(gm, "M3")).toContainText("红灯");
  await sales.route("**/commands/enter-actual", (route) => route.abort());
  await figure(sales).fill("190");
  await expect(sales.getByText(/还没有送到服务器/)).toBeVisible();

  const otherTab = await sales.context().newPage();
  await changeSeat(otherTab, "企管专员");
  await expect(notice(sales, /^登录已过期，内容已保存在本机/)).toBeVisible();
  await sales.unroute("**/commands/enter-actual");
  await sales.getByRole("button", { name: "重新连接" }).click();
  await expect(notice(sales, /^已换成另一位用户，原用户的内容已保存在本机/)).toBeVisible();
  await expect(sales.getByText(/没有以其名义提交/)).toBeVisible();
  await expect(figure(sales)).toHaveValue("190");
  await gm.reload();
  await expect(agendaLight(gm, "M3")).toContainText("红灯");

  await changeSeat(otherTab, "销售部经理");
  await sales.getByRole("button", { name: "重新连接" }).click();
  await expect(notice(sales, "已保存")).toBeVisible();
  await expect(agendaLight(gm, "M3")).toContainText("绿灯");
  await sales.getByRole("button", { name: "修改记录" }).first().click();
  await expect(sales.getByText(/→ 190/)).toBeVisible();
  await expect(sales.getByText(/^销售部经理 · /).first()).toBeVisible();
});

test("words written before the session's end are saved after signing in again beside them", async ({
  seat,
  product,
}) => {
  const sales = await seat("销售部经理");
  await sales.goto(M3);
  await expect(notice(sales, "已保存")).toBeVisible();
  await product.kill("SIGKILL");
  await firstProblem(sales).press("Control+End");
  await firstProblem(sales).pressSequentially("还没送到的字");
  await sales.context().clearCookies();
  await product.start();
  await expect(notice(sales, /^登录已过期，内容已保存在本机/)).toBeVisible();
  await expect(firstProblem(sales)).toHaveValue(/还没送到的字$/);

  const opened = sales.waitForEvent("popup");
  await sales.getByRole("link", { name: "在新窗口登录" }).click();
  await sitDown(await opened, "销售部经理");
  await sales.getByRole("button", { name: "重新连接" }).click();
  await expect(notice(sales, "已保存")).toBeVisible();
  await sales.reload();
  await expect(firstProblem(sales)).toHaveValue(/还没送到的字$/);
});

test("a command typed by one person is not carried out for another", async ({ seat }) => {
  const page = await seat("企管专员");
  const answer = await page.evaluate(async () => {
    const response = await fetch("/commands/open-meeting", {
      method: "POST",
      headers: { "content-type": "application/json", "x-liangdeng-person": "somebody-else" },
      body: JSON.stringify({ month: "2021-03" }),
    });
    return { status: response.status, body: await response.json() };
  });
  expect(answer).toEqual({ status: 409, body: { ok: false, error: "other-person" } });
});
