import { begin, figure, isSaved, M3 } from "./support/meeting-page";
import { expect, test } from "./support/meeting-test";

test("a department's turn begins on its cover, which is live", async ({ seat }) => {
  const facilitator = await seat("企管专员");
  const gm = await seat("总经理");
  const clerk = await seat("销售内勤");
  for (const page of [facilitator, gm]) await page.goto("/meetings/2021-02");
  const main = gm.getByRole("main");
  const measure = (name: string) => main.getByRole("article").filter({ hasText: name });

  await test.step("the room comes to it by one click, and to its first page by the next", async () => {
    await begin(facilitator);
    await facilitator.getByRole("navigation", { name: "议程" }).getByText("销售部").click();
    for (const page of [facilitator, gm]) await expect(page).toHaveURL(/departments\/sales$/);
    await expect(main.getByRole("heading", { level: 1, name: "销售部" })).toBeVisible();
    await expect(facilitator.getByRole("button", { name: /^下一页 M3/ })).toBeVisible();
  });

  await test.step("it shows the lights before and now, what is owed, asked and missing", async () => {
    await expect(main.getByText(/网销经理、销售部经理/).first()).toBeVisible();
    await expect(measure("M3 非出租车销量").last()).toContainText("绿灯");
    await expect(measure("M3 非出租车销量").last()).toContainText("红灯");
    await expect(main.getByText("把成交好的销售顾问调到网销组")).toBeVisible();
    await expect(main.getByRole("region", { name: "未了结的提问与支持请求" })).toContainText(
      "待答 · 销售部",
    );
    await expect(main.getByRole("region", { name: "准备情况" })).toContainText("M13");
  });

  await test.step("a figure moves its light, a question asked here is listed, and leads back here", async () => {
    // Opened while the meeting runs elsewhere: it stays where it is.
    await clerk.goto(M3);
    await figure(clerk).fill("190");
    await expect(measure("M3 非出租车销量").last()).not.toContainText("红灯");
    const rail = gm.getByRole("complementary", { name: "交叉提问" });
    await rail.getByRole("textbox", { name: "写评论或提问" }).fill("展厅客流为什么减半？");
    await rail.getByRole("checkbox", { name: "销售部" }).check();
    await rail.getByRole("textbox", { name: "写评论或提问" }).press("Control+Enter");
    await expect(main.getByText("展厅客流为什么减半？")).toBeVisible();
    // Whoever is in a field is not taken along.
    await main.getByRole("heading", { level: 1 }).click();
    await facilitator.getByRole("button", { name: /^下一页 M3/ }).click();
    await expect(gm).toHaveURL(/sales\/M3$/);
    await isSaved(facilitator);
    await facilitator.getByRole("button", { name: "上一页" }).click();
    await expect(gm).toHaveURL(/departments\/sales$/);
    await expect(main.getByText("展厅客流为什么减半？")).toBeVisible();
  });

  await test.step("a closed month's cover is what its record froze", async () => {
    await gm.goto("/meetings/2021-01/departments/sales");
    await expect(main.getByText("本页是会议关闭时封存的记录。")).toBeVisible();
    await expect(measure("M3 非出租车销量").last()).toContainText("289");
    await expect(main.getByRole("region", { name: "准备情况" })).toHaveCount(0);
    await expect(main.getByRole("button", { name: "添加图片" })).toHaveCount(0);
  });
});
