import { expect, test } from "./support/meeting-test";

test("minutes out of range are marked in their row, and stay until they are right", async ({
  seat,
}) => {
  const page = await seat("企管专员");
  await page.goto("/meetings/2021-02/agenda");
  const field = page.getByLabel("财务部的时间（分钟）");
  for (const typed of ["-5", "0", "9999", ""]) {
    await field.fill(typed);
    await field.press("Enter");
    await expect(page.getByRole("alert")).toHaveText("请填 1 到 480 之间的整数分钟。");
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(field).toHaveValue(typed);
  }
  await field.fill("25");
  await expect(page.getByRole("alert")).toHaveCount(0);
  await field.blur();
  await expect(page.getByText("合计 132 分钟")).toBeVisible();
});

test("a meeting of a wrong month is taken back; its screens learn that it is gone", async ({
  seat,
}) => {
  const page = await seat("企管专员");
  await page.getByLabel("月份").fill("2031-02");
  await page.getByRole("button", { name: "开启" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("安排议程");
  const other = await seat("总经理");
  await other.goto("/meetings/2031-02/overview");
  await expect(other.getByRole("status").first()).toBeVisible();
  await expect(page.getByText("2 人在场")).toBeVisible();

  await page.getByRole("button", { name: "撤销这次会议" }).click();
  await page.getByRole("button", { name: "确认撤销" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("您好");
  await expect(page.getByText("2031年2月")).toHaveCount(0);
  await expect(other.getByText("没有 2031-02 的回顾会。")).toBeVisible();
});

test("the day on which a milestone was done is saved as it is typed", async ({ seat }) => {
  const page = await seat("企管专员");
  await page.goto("/meetings/2021-02/departments/administration/K2");
  const field = page.getByLabel("销售顾问产品培训的实际完成日期");
  // Filled in and not left.
  await field.fill("2021-03-03");
  await expect
    .poll(() => page.evaluate(() => fetch(location.href).then((answer) => answer.text())))
    .toContain('value="2021-03-03"');
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("2021-03-03");
});

test("departments are put into another order by dragging", async ({ seat }) => {
  const page = await seat("企管专员");
  await page.goto("/meetings/2021-02/agenda");
  const handle = (name: string) => page.getByRole("button", { name: `移动${name}` });
  const [from, to] = [await handle("综合部").boundingBox(), await handle("财务部").boundingBox()];
  if (!from || !to) throw new Error("the rows are not there");
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width / 2, from.y - 20, { steps: 5 });
  await page.mouse.move(to.x + to.width / 2, to.y + 4, { steps: 15 });
  await page.mouse.up();
  const departments = page
    .getByRole("navigation", { name: "议程" })
    .getByRole("link", { name: /部 .*′/ });
  await expect(departments.first()).toContainText("综合部");
  await page.reload();
  await expect(departments.first()).toContainText("综合部");
});
