import type { Page } from "@playwright/test";
import { lifelineOf } from "./support/lifeline";
import { begin, firstProblem, isSaved, typeAtEnd } from "./support/meeting-page";
import { expect, test } from "./support/meeting-test";
import { outside, tooSmall } from "./support/read-screen";

const WALL = "/meetings/2021-02/present";
/** The smallest text on a projector, px at 1920×1080. */
const LEAST = 24;

/** Everything on the wall can be read from afar, and nothing of it lies outside. */
async function expectReadable(wall: Page, least = LEAST): Promise<void> {
  await expect.poll(() => wall.evaluate(tooSmall, least)).toEqual([]);
  // What has just come is fitted with the next frame.
  await expect.poll(() => wall.evaluate(outside)).toEqual([]);
}

/** Seats a person at the projector's machine and one at the table who leads. */
async function wallAndLeader(seat: (name: string) => Promise<Page>) {
  const wall = await seat("企管专员");
  await wall.setViewportSize({ width: 1920, height: 1080 });
  await wall.goto(WALL);
  const leader = await seat("企管专员");
  await leader.goto("/meetings/2021-02");
  return { wall, leader };
}

test("the wall follows the room page by page, readable from afar, with nothing private and no menus", async ({
  seat,
  product,
}) => {
  const { wall, leader } = await wallAndLeader(seat);
  const agenda = leader.getByRole("navigation", { name: "议程" });
  await expect(wall.getByRole("heading", { name: "会议即将开始" })).toBeVisible();
  await expect(wall.getByRole("img", { name: /二维码/ })).toHaveJSProperty("complete", true);
  const address = `${product.url.replace("http://", "")}/meetings/2021-02`;
  await expect(wall.getByText(address, { exact: true })).toBeVisible();
  await expectReadable(wall);

  const link = leader.getByRole("link", { name: "投影", exact: true });
  await expect(link).toHaveAttribute("href", WALL);
  await expect(link).toHaveAttribute("target", "_blank");
  await begin(leader);
  await expect(wall.getByRole("heading", { level: 1, name: /总体情况/ })).toBeVisible();
  await expect(wall.getByText("较上月 19 项指标转差，5 项转好")).toBeVisible();
  await expect(wall.getByText("下一个：财务部")).toBeVisible();
  await expectReadable(wall);

  await test.step("a department, then its measure with chart, figures and words", async () => {
    await agenda.getByRole("link", { name: /^销售部/ }).click();
    await expect(wall.getByRole("heading", { level: 1, name: "销售部" })).toBeVisible();
    await expectReadable(wall);
    await agenda.getByRole("link", { name: /M3 / }).click();
    await expect(wall.getByRole("heading", { level: 1, name: "M3 非出租车销量" })).toBeVisible();
    await expect(wall.getByText("1月 绿灯")).toBeVisible();
    await expect(wall.getByText("2月 红灯")).toBeVisible();
    await expect(wall.getByRole("img", { name: /M3 非出租车销量：各月实际值/ })).toBeVisible();
    await expect(wall.getByRole("row", { name: /^2月 216 198 180 162 88 红灯$/ })).toBeVisible();
    await expect(wall.getByText("把成交好的销售顾问调到网销组")).toBeVisible();
    await expect(wall.getByRole("timer")).toBeVisible();
    await expect(wall.getByText("下一页：M4 网电销成交量占比")).toBeVisible();
    await expectReadable(wall);
    for (const none of ["textbox", "navigation", "complementary", "banner"] as const) {
      await expect(wall.getByRole(none)).toHaveCount(0);
    }
    await expect(wall.getByText(/待我|@|已保存|只读/)).toHaveCount(0);
  });

  await test.step("also on a small projector", async () => {
    await wall.setViewportSize({ width: 1280, height: 720 });
    await expectReadable(wall, (LEAST * 720) / 1080);
    await expect(wall.getByText("每周一按库存排定本周开票台次并报财务部")).toBeInViewport();
    await wall.setViewportSize({ width: 1920, height: 1080 });
  });

  await test.step("an action plan and the closing", async () => {
    await agenda.getByRole("link", { name: /^市场部/ }).click();
    await agenda.getByRole("link", { name: /K1 / }).click();
    await expect(wall.getByRole("heading", { level: 1, name: /^K1 / })).toBeVisible();
    await expect(wall.getByText("新春店头活动", { exact: true })).toBeVisible();
    await expectReadable(wall);
    await agenda.getByRole("link", { name: /点评与决议/ }).click();
    await expect(wall.getByRole("heading", { level: 1, name: "总结点评" })).toBeVisible();
    await leader.getByRole("textbox", { name: "决议" }).fill("三月每周一开网销例会。");
    await expect(wall.getByText("三月每周一开网销例会。")).toBeVisible();
    await expect(wall.getByRole("heading", { name: /^未了事项 \d+$/ })).toBeVisible();
    await expect(wall.getByText(/^还有 \d+ 条，请看各自的屏幕$/).first()).toBeVisible();
    await expectReadable(wall);
  });
});

test("what is typed is on the wall at once, fitted to it, and what has no room is counted", async ({
  seat,
}) => {
  const { wall, leader } = await wallAndLeader(seat);
  await begin(leader);
  const agenda = leader.getByRole("navigation", { name: "议程" });
  await agenda.getByRole("link", { name: /^销售部/ }).click();
  await agenda.getByRole("link", { name: /M3 / }).click();
  await expect(leader).toHaveURL(/M3$/);
  await isSaved(leader);
  await typeAtEnd(leader, "现场补充");
  await expect(wall.getByText(/现场补充$/)).toBeVisible();

  const action = leader.getByRole("textbox", { name: "改善措施，第 1 条" });
  await action.fill("重新排定值班表");
  await expect(wall.getByText("重新排定值班表", { exact: true })).toBeVisible();
  await firstProblem(leader).fill("订单不足的原因需要逐家门店说明。".repeat(24));
  await expect(wall.getByText(/^还有 \d+ 条，请看各自的屏幕$/)).toBeVisible();
  await expectReadable(wall);
  await firstProblem(leader).fill("订单不足。");
  await expect(wall.getByText(/^还有 \d+ 条，请看各自的屏幕$/)).toHaveCount(0);
  await expect(wall.getByText(/三月厂家开票任务/)).toBeVisible();
});

test("the wall comes back by itself, knows that a meeting is over, and shows its code on demand", async ({
  seat,
}) => {
  const leader = await seat("企管专员");
  await leader.goto("/meetings/2021-02");
  await begin(leader);
  const wall = await seat("总经理");
  const lifeline = await lifelineOf(wall);
  await wall.setViewportSize({ width: 1920, height: 1080 });
  await wall.goto(WALL);
  await expect(wall.getByRole("heading", { level: 1, name: /总体情况/ })).toBeVisible();
  await expect(leader.getByRole("list", { name: "在场人员" })).toContainText("总经理");
  await wall.route("**/present.data*", (route) => route.abort());
  await lifeline.cut();
  await expect(wall.getByText("连接中断，正在重连，画面可能不是最新的")).toBeVisible();
  await leader
    .getByRole("navigation", { name: "议程" })
    .getByRole("link", { name: /^财务部/ })
    .click();
  await wall.unroute("**/present.data*");
  lifeline.join();
  await expect(wall.getByRole("heading", { level: 1, name: "财务部" })).toBeVisible();
  await expect(wall.getByText(/连接中断/)).toHaveCount(0);

  const controls = wall.getByRole("toolbar", { name: "投影控制" });
  await expect(controls).toHaveCSS("opacity", "0");
  // By keyboard: what has the focus stays, while the pointer's stir passes.
  await controls.getByRole("button", { name: "显示加入二维码" }).focus();
  await expect(controls).toHaveCSS("opacity", "1");
  await wall.keyboard.press("Enter");
  const code = wall.getByRole("dialog", { name: "用手机加入会议" });
  await expect(code.getByRole("img", { name: /二维码/ })).toBeVisible();
  await expectReadable(wall);
  await wall.keyboard.press("Escape");
  await expect(code).toBeHidden();

  await wall.goto("/meetings/2021-01/present");
  await expect(wall.getByRole("heading", { level: 1, name: "会议已关闭" })).toBeVisible();
  await expect(wall.getByRole("img", { name: /二维码/ })).toBeVisible();
  await expect(wall.getByRole("timer")).toHaveCount(0);
  await expectReadable(wall);
  await wall.goto("/meetings/2021-02/overview");
  await wall.getByRole("button", { name: "扫码加入" }).click();
  await expect(wall.getByRole("dialog").getByRole("img", { name: /二维码/ })).toBeVisible();
});
