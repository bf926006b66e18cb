import type { Page } from "@playwright/test";
import { firstProblem, isSaved, M3, typeAtEnd } from "./support/meeting-page";
import { expect, test } from "./support/meeting-test";
import { paste } from "./support/paste";

/** Two people who may write on a measure's page, before it. */
async function writers(seat: (name: string) => Promise<Page>) {
  const [sales, online] = [await seat("销售部经理"), await seat("网销经理")];
  for (const page of [sales, online]) await page.goto(M3);
  for (const page of [sales, online]) await isSaved(page);
  return { sales, online };
}

test("a deleted row comes back with what others wrote in it meanwhile", async ({ seat }) => {
  const { sales, online } = await writers(seat);
  const problems = (page: Page) => page.getByRole("textbox", { name: /^问题 \d+$/ });
  const [count, text] = [await problems(sales).count(), await firstProblem(sales).inputValue()];
  await typeAtEnd(online, "同时写的");
  await expect(firstProblem(sales)).toHaveValue(`${text}同时写的`);
  await sales.getByRole("button", { name: "删除：问题 1", exact: true }).click();
  await expect(problems(online)).toHaveCount(count - 1);
  await sales.getByText("已删除问题").locator("..").getByRole("button", { name: "撤销" }).click();
  for (const page of [sales, online]) {
    await expect(problems(page)).toHaveCount(count);
    await expect(firstProblem(page)).toHaveValue(`${text}同时写的`);
  }
});

test("who writes in a row that another person deletes is told, and goes on where they were", async ({
  seat,
}) => {
  const { sales, online } = await writers(seat);
  const told = (what: string) => online.getByText(`您所在的${what}刚刚被删除`).locator("..");

  await test.step("in a cause that goes with its problem: the keys typed meanwhile bring nothing back", async () => {
    const cause = (page: Page) => page.getByRole("textbox", { name: "问题 1的原因 1" });
    await cause(online).click();
    await online.keyboard.press("End");
    await online.keyboard.type("写到");
    await expect(cause(sales)).toHaveValue(/写到$/);
    const words = await cause(sales).inputValue();
    await sales.getByRole("button", { name: "删除：问题 1", exact: true }).click();
    await expect(told("问题")).toBeFocused();
    await online.keyboard.type("一半 ");
    await online.keyboard.press("Enter");
    await expect(told("问题")).toBeVisible();
    await online.keyboard.press("ControlOrMeta+z");
    await expect(cause(online)).toBeFocused();
    await expect(told("问题")).toBeHidden();
    await online.keyboard.type("完了");
    await expect(cause(sales)).toHaveValue(`${words}完了`);
  });

  await test.step("in a measure's goal, which is brought back by whoever deleted it", async () => {
    const goal = (page: Page) => page.getByRole("textbox", { name: "行动目标，第 1 条" });
    const words = await goal(online).inputValue();
    await goal(online).click();
    await sales.getByRole("button", { name: "删除这条改善措施" }).first().click();
    await expect(told("这条改善措施")).toBeFocused();
    await sales
      .getByText("已删除一条改善措施")
      .locator("..")
      .getByRole("button", { name: "撤销" })
      .click();
    await expect(goal(online)).toBeFocused();
    await expect(told("这条改善措施")).toBeHidden();
    await online.keyboard.type("够了");
    await expect(goal(sales)).toHaveValue(`${words}够了`);
  });
});

test("rows copied from a spreadsheet become improvement measures, and one step takes them back", async ({
  seat,
}) => {
  const { sales, online } = await writers(seat);
  const actions = (page: Page) => page.getByRole("textbox", { name: /^改善措施，第 \d+ 条$/ });
  const count = await actions(sales).count();
  await sales.getByRole("textbox", { name: "添加改善措施" }).focus();
  await paste(sales, "复盘线索\t到店率 18%\t网销经理、外聘讲师\t3月31日\r\n盘点库存\r\n");
  for (const page of [sales, online]) await expect(actions(page)).toHaveCount(count + 2);
  await expect(actions(sales).nth(count + 1)).toBeFocused();
  await expect(actions(online).nth(count)).toHaveValue("复盘线索");
  const row = actions(online).nth(count).locator("xpath=ancestor::tr");
  await expect(row).toContainText("外聘讲师");
  await expect(row.getByRole("textbox", { name: /^计划完成/ })).toHaveValue("3月31日");
  await sales.keyboard.press("ControlOrMeta+z");
  for (const page of [sales, online]) await expect(actions(page)).toHaveCount(count);
});
