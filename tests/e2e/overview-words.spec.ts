import type { Page } from "@playwright/test";
import { figure } from "./support/meeting-page";
import { expect, test } from "./support/meeting-test";

const OVERVIEW = "/meetings/2021-02/overview";
const OWN = "售后满意度仍是短板，留存率的数据三月补上。";

/** The overview's sentence on the customer perspective. */
function customers(page: Page) {
  return page.getByRole("listitem").filter({ hasText: /^客户：/ });
}

test("the facilitator puts a sentence of the overview into own words, and the lights' own back", async ({
  seat,
}) => {
  const gm = await seat("总经理");
  await gm.goto(OVERVIEW);
  await expect(customers(gm)).toHaveText(
    "客户：M24 达到挑战值1；M18、M19 达到门槛值；M25 未达到门槛值；M23 未采集到数据。",
  );
  const facilitator = await seat("企管专员");
  await facilitator.goto(OVERVIEW);
  await facilitator.getByRole("button", { name: "改写“客户”的说明" }).click();
  await facilitator.getByRole("textbox", { name: "客户的说明" }).fill(OWN);
  await facilitator.getByRole("button", { name: "保存" }).click();
  await expect(customers(gm)).toContainText(`客户：${OWN}`);
  await expect(customers(gm)).toContainText(/企管专员 .*改写/);
  await expect(customers(gm)).not.toContainText("亮灯有变化");

  await facilitator.goto("/meetings/2021-02/departments/customer-care/M23");
  await figure(facilitator).fill("65");
  await expect(customers(gm)).toContainText("改写之后亮灯有变化");
  await expect(customers(gm)).toContainText("M23 达到目标值");
  await expect(customers(gm).getByRole("button")).toHaveCount(0);

  await facilitator.goto("/meetings/2021-02/minutes");
  await expect(facilitator.getByText(OWN)).toBeVisible();
  await facilitator.goto(OVERVIEW);
  await facilitator.getByRole("button", { name: "“客户”恢复自动生成" }).click();
  await expect(customers(gm)).toHaveText(/^客户：M24 达到挑战值1；M23 达到目标值；[^改]*。$/);
});
