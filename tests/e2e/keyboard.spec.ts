import type { Page } from "@playwright/test";
import { tabTo } from "./support/keyboard";
import { isSaved, M3 } from "./support/meeting-page";
import { expect, test } from "./support/meeting-test";

/** Walks to a button or a link and presses Enter on it. */
async function press(page: Page, role: "button" | "link", name: string | RegExp): Promise<void> {
  await tabTo(page, page.getByRole(role, { name, exact: typeof name === "string" }).first());
  await page.keyboard.press("Enter");
}

test("a manager sits down and writes a page without a pointer", async ({ page }) => {
  await page.goto("/");
  await press(page, "button", /^销售部经理/);
  await expect(page.getByRole("heading", { name: "销售部经理，您好" })).toBeVisible();
  await press(page, "link", /^2021年2月/);
  const agenda = page.getByRole("navigation", { name: "议程" });
  await tabTo(page, agenda.getByRole("link", { name: /^销售部/ }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/departments\/sales$/);
  await agenda.getByRole("link", { name: /M3 / }).waitFor();
  await tabTo(page, agenda.getByRole("link", { name: /M3 / }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: /^M3/ })).toBeVisible();
  await isSaved(page);

  await test.step("a problem with its cause", async () => {
    await press(page, "button", "添加问题");
    await expect(page.getByRole("textbox", { name: /^问题 \d+$/ }).last()).toBeFocused();
    await page.keyboard.type("键盘写的问题");
    await page.keyboard.press("Enter");
    const cause = page.getByRole("textbox", { name: /^问题 \d+的原因 1$/ }).last();
    await expect(cause).toBeFocused();
    await page.keyboard.type("键盘写的原因");
    await expect(cause).toHaveValue("键盘写的原因");
  });

  await test.step("an improvement with its owner and due date, moved to the top", async () => {
    const rows = page.getByRole("textbox", { name: /^改善措施，第 \d+ 条$/ });
    const count = await rows.count();
    await tabTo(page, page.getByRole("textbox", { name: "添加改善措施" }));
    await page.keyboard.type("键盘写的措施");
    await expect(rows).toHaveCount(count + 1);
    await expect(rows.last()).toHaveValue("键盘写的措施");
    const number = count + 1;
    await tabTo(page, page.getByRole("combobox", { name: `责任人，第 ${number} 条` }));
    await page.keyboard.type("网销经理");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: /网销经理/ }).last()).toBeVisible();
    const due = page.getByRole("textbox", { name: `计划完成，第 ${number} 条` });
    await tabTo(page, due);
    await page.keyboard.type("3月31日");
    await expect(due).toHaveValue("3月31日");
    for (let step = 0; step < count; step += 1) await page.keyboard.press("Alt+ArrowUp");
    await expect(rows.first()).toHaveValue("键盘写的措施");
    await isSaved(page);
  });
});

test("a manager asks, answers and moves a card without a pointer", async ({ seat }) => {
  const page = await seat("销售部经理");
  await page.goto(M3);
  await isSaved(page);

  await test.step("a question is asked, and one is answered", async () => {
    const rail = page.getByRole("complementary", { name: "交叉提问" });
    await tabTo(page, rail.getByRole("textbox", { name: "写评论或提问" }));
    await page.keyboard.type("键盘问的问题？");
    await tabTo(page, rail.getByRole("checkbox", { name: "财务部" }));
    await page.keyboard.press("Space");
    await tabTo(page, rail.getByRole("button", { name: "提问", exact: true }));
    await page.keyboard.press("Enter");
    await expect(rail.getByRole("article").filter({ hasText: "键盘问的问题？" })).toContainText(
      "待答 · 财务部",
    );
    const thread = rail.getByRole("article").filter({ hasText: "是人手不够" });
    await tabTo(page, thread.getByRole("button", { name: "回答…" }));
    await page.keyboard.press("Enter");
    await expect(thread.getByRole("textbox", { name: "回答…" })).toBeFocused();
    await page.keyboard.type("键盘写的回答");
    await page.keyboard.press("Control+Enter");
    await expect(thread).toContainText("已回答，待接受 · 销售部");
  });

  await test.step("a card of the board is moved, a list opened and closed", async () => {
    await tabTo(page, page.getByRole("link", { name: "跟踪看板", exact: true }));
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "跟踪看板" })).toBeVisible();
    const card = page.getByRole("article", { name: "2、3月提高信贷推荐率" });
    const grip = card.locator("[aria-roledescription]");
    await tabTo(page, grip);
    await page.keyboard.press("Space");
    await expect(page.getByText(/已拿起“2、3月提高信贷推荐率”/)).toBeAttached();
    await page.keyboard.press("ArrowRight");
    await expect(page.getByText(/在进行中上方/)).toBeAttached();
    await page.keyboard.press("Space");
    const begun = page.getByRole("region", { name: "进行中", exact: true });
    await expect(begun.getByRole("article", { name: "2、3月提高信贷推荐率" })).toBeVisible();

    await tabTo(page, page.getByRole("button", { name: /^外观/ }), "Shift+Tab");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog", { name: "外观" })).toBeFocused();
    await press(page, "button", "深色");
    await expect(page.locator("meta[name=color-scheme]")).toHaveAttribute("content", "dark");
    await expect(page.getByRole("button", { name: "外观：深色" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog", { name: "外观" })).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog", { name: "外观" })).toHaveCount(0);
    await expect(page.getByRole("button", { name: "外观：深色" })).toBeFocused();
  });
});

test("the facilitator begins and turns pages without a pointer", async ({ seat }) => {
  const page = await seat("企管专员");
  await page.goto("/meetings/2021-02/overview");
  await isSaved(page);
  await press(page, "button", "开始会议");
  await expect(page.getByRole("button", { name: "交出主持" })).toBeVisible();
  await press(page, "button", /^下一页/);
  await expect(page).toHaveURL(/departments\/finance/);
  const first = page.url();
  await page.keyboard.press("ArrowRight");
  await expect(page).not.toHaveURL(first);
  await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL(first);
  await press(page, "button", "交出主持");
  await press(page, "button", "交给总经理");
  await expect(page.getByText("总经理主持")).toBeVisible();
});

test("every key counts where the one before led, however fast they come and however slow the computer is", async ({
  seat,
}) => {
  const page = await seat("销售部经理");
  const devtools = await page.context().newCDPSession(page);
  const pressOnASlowComputer = async (...keys: string[]) => {
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: 12 });
    for (const key of keys) await page.keyboard.press(key);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  };

  await test.step("a card of the board", async () => {
    await page.goto("/board");
    await page.waitForLoadState("networkidle");
    await page
      .getByRole("article", { name: "2、3月提高信贷推荐率" })
      .locator("[aria-roledescription]")
      .focus();
    await pressOnASlowComputer("Space", "ArrowRight", "ArrowRight", "ArrowLeft", "Space");
    const begun = page.getByRole("region", { name: "进行中", exact: true });
    await expect(begun.getByRole("article", { name: "2、3月提高信贷推荐率" })).toBeVisible();
  });

  await test.step("a row of a list that scrolls meanwhile", async () => {
    await page.setViewportSize({ width: 1280, height: 480 });
    await page.goto(M3);
    await isSaved(page);
    const rows = page.getByRole("textbox", { name: /^改善措施，第 \d+ 条$/ });
    const first = await rows.first().inputValue();
    const add = page.getByRole("textbox", { name: "添加改善措施" });
    for (const words of ["甲", "乙", "丙", "丁", "戊"]) {
      await add.fill(words);
      await isSaved(page);
    }
    await page.getByRole("button", { name: "移动这条改善措施，第 1 条", exact: true }).focus();
    const down = Array.from({ length: 6 }, () => "ArrowDown");
    await pressOnASlowComputer("Space", ...down, "ArrowUp", "Space");
    await expect(rows.nth(5)).toHaveValue(first);
  });
});

test("whoever goes elsewhere in the middle of a move writes there", async ({ seat }) => {
  const page = await seat("销售部经理");
  await page.goto(M3);
  await isSaved(page);
  const rows = page.getByRole("textbox", { name: /^改善措施，第 \d+ 条$/ });
  const first = await rows.first().inputValue();
  const handle = page.getByRole("button", { name: "移动这条改善措施，第 1 条", exact: true });
  const problem = page.getByRole("textbox", { name: "问题 1", exact: true });
  await handle.focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByText(/移到第 2 项/)).toBeAttached();
  await problem.click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" a b c");
  await expect(problem).toHaveValue(/ a b c$/);
  await expect(rows.first()).toHaveValue(first);
});

test("the focus stays in the page when what was pressed is gone, hidden or has no more to do", async ({
  seat,
}) => {
  const page = await seat("销售部经理");
  await page.goto(M3);
  await isSaved(page);
  const tools = page.getByRole("button", { name: "撤销", exact: true }).first();

  await test.step("a panel that was closed gives it to what opens it", async () => {
    await page.getByRole("button", { name: "收起提问栏" }).press("Enter");
    await expect(page.getByRole("button", { name: /^提问 \d+$/ })).toBeFocused();
  });

  await test.step("a button that has no more to do, to what it stands in", async () => {
    await page.getByRole("button", { name: "添加问题" }).press("Enter");
    await page.keyboard.type("多");
    await isSaved(page);
    await tools.focus();
    while (await tools.isEnabled()) await tools.press("Enter");
    await expect(page.locator("body")).not.toBeFocused();
    const around = page.locator(":focus");
    await expect(around.filter({ has: tools })).toHaveCount(1);
  });
});
