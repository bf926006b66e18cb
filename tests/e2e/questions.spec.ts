import type { CDPSession, Locator, Page } from "@playwright/test";
import { expect, test } from "./support/meeting-test";

const M3 = "/meetings/2021-02/departments/sales/M3";
const M4 = "/meetings/2021-02/departments/sales/M4";

/** The rail of questions beside the page. */
const rail = (page: Page) => page.getByRole("complementary", { name: "交叉提问" });

/** The thread in the rail that holds these words. */
const threadWith = (page: Page, words: string) =>
  rail(page).getByRole("article").filter({ hasText: words });

const composer = (page: Page) => rail(page).getByRole("textbox", { name: "写评论或提问" });

/** Selects words inside a field, as with the keyboard. */
async function select(field: Locator, words: string): Promise<void> {
  await field.focus();
  await field.evaluate((element: HTMLTextAreaElement, sought) => {
    const at = element.value.indexOf(sought);
    element.setSelectionRange(at, at + sought.length);
  }, words);
}

/** The text field of a page that says this. */
async function fieldSaying(page: Page, words: string): Promise<Locator> {
  const fields = page.locator("#content textarea");
  await expect.poll(async () => (await valuesOf(fields)).some((v) => v.includes(words))).toBe(true);
  return fields.nth((await valuesOf(fields)).findIndex((value) => value.includes(words)));
}

function valuesOf(fields: Locator): Promise<string[]> {
  return fields.evaluateAll((all: HTMLTextAreaElement[]) => all.map(({ value }) => value));
}

test("a GM's cross-question travels open, answered, asked again, accepted on three screens", async ({
  seat,
}) => {
  const gm = await seat("总经理");
  const sales = await seat("销售部经理");
  const finance = await seat("财务部经理");
  const everybody = [gm, sales, finance];
  for (const page of everybody) await page.goto(M4);
  const question = "网销占比为什么没有更高？";
  const isSeen = async (state: string) => {
    for (const page of everybody) await expect(threadWith(page, question)).toContainText(state);
  };

  await test.step("the GM asks a department, and everybody sees it at once", async () => {
    await composer(gm).fill(question);
    await rail(gm).getByRole("checkbox", { name: "销售部" }).check();
    await composer(gm).press("Control+Enter");
    await isSeen("待答 · 销售部");
    await expect(composer(gm)).toHaveValue("");
    await expect(sales.getByRole("button", { name: "待我 2" })).toBeVisible();
  });

  await test.step("only the department that was asked can answer", async () => {
    const thread = (page: Page) => threadWith(page, question);
    await expect(thread(finance).getByRole("button", { name: "回答…" })).toHaveCount(0);
    await expect(thread(gm).getByRole("button", { name: "回答…" })).toHaveCount(0);
    await thread(sales).getByRole("button", { name: "回答…" }).click();
    await thread(sales).getByRole("textbox", { name: "回答…" }).fill("顾问还没有到位。");
    await thread(sales).getByRole("button", { name: "回答", exact: true }).click();
    await isSeen("已回答，待接受 · 销售部");
    await isSeen("顾问还没有到位。");
    await expect(sales.getByRole("button", { name: "待我 1" })).toBeVisible();
    await expect(gm.getByRole("button", { name: "待我 1" })).toBeVisible();
  });

  await test.step("the GM asks again, the department answers anew", async () => {
    const again = threadWith(gm, question);
    await again.getByRole("button", { name: "再问销售部" }).click();
    await again.getByRole("textbox", { name: "再问销售部" }).fill("哪一天到位？");
    await again.getByRole("textbox", { name: "再问销售部" }).press("Control+Enter");
    await isSeen("再问，待答 · 销售部");
    await expect(threadWith(finance, question).getByRole("button", { name: "接受" })).toHaveCount(
      0,
    );
    await threadWith(sales, question).getByRole("button", { name: "回答…" }).click();
    const answer = threadWith(sales, question).getByRole("textbox", { name: "回答…" });
    await answer.fill("三月十五日。");
    await answer.press("Control+Enter");
    await isSeen("已回答，待接受 · 销售部");
  });

  await test.step("the GM accepts, and it no longer waits for anybody", async () => {
    await threadWith(gm, question).getByRole("button", { name: "接受销售部的回答" }).click();
    await isSeen("已接受 · 销售部");
    await expect(gm.getByRole("button", { name: "待我 0" })).toBeVisible();
  });

  await test.step("the list of the whole meeting is narrowed by the address and leads to the place", async () => {
    await finance
      .getByRole("link", { name: /^全部提问/ })
      .first()
      .click();
    const list = finance.locator("#content");
    await expect(list.getByRole("listitem").filter({ hasText: question })).toBeVisible();
    await list.getByLabel("状态").selectOption({ label: "待答" });
    await expect(finance).toHaveURL(/state=open/);
    await expect(list.getByText(question)).toHaveCount(0);
    await list.getByRole("link", { name: /^销售部 · M3/ }).click();
    await expect(finance).toHaveURL(/M3\?thread=/);
    await expect(threadWith(finance, "是人手不够")).toHaveAttribute("data-active", "true");
  });
});

test("a question stays on its words while others edit around them, and says when they are gone", async ({
  seat,
}) => {
  const gm = await seat("总经理");
  const sales = await seat("销售部经理");
  for (const page of [gm, sales]) await page.goto(M3);
  const read = await fieldSaying(gm, "排班表在节前两天才下发");
  const written = await fieldSaying(sales, "排班表在节前两天才下发");

  await select(read, "节前两天");
  await gm.getByRole("button", { name: "提问/评论" }).click();
  await expect(rail(gm).getByRole("blockquote")).toHaveText("节前两天");
  await composer(gm).fill("为什么这么晚？");
  await composer(gm).press("Control+Enter");
  const thread = (page: Page) => threadWith(page, "为什么这么晚？");
  await expect(thread(sales)).toContainText("节前两天");
  const mark = (page: Page) => page.locator("[data-threads]").filter({ hasText: "节前两天" });
  await expect(mark(sales)).toHaveText("节前两天");

  await written.press("Home");
  await written.pressSequentially("今年");
  await written.press("End");
  await written.pressSequentially("已改正。");
  for (const page of [gm, sales]) await expect(mark(page)).toHaveText("节前两天");
  await expect(thread(gm)).not.toContainText("此后文字有改动");

  await thread(sales)
    .getByRole("button", { name: /节前两天/ })
    .click();
  await expect(thread(sales)).toHaveAttribute("data-active", "true");

  await written.fill("排班表改为每月二十五日下发。");
  await expect(thread(gm)).toContainText("此后文字有改动，原文已不在");
  await expect(thread(gm)).toContainText("节前两天");
  await expect(mark(gm)).toHaveCount(0);
});

test("Ctrl+Alt+M begins a question on the field that has the focus", async ({ seat }) => {
  const gm = await seat("总经理");
  await gm.goto(M3);
  const field = await fieldSaying(gm, "排班表在节前两天才下发");
  // The words are on the page before their document is; only then is there a text to hang on.
  await expect(gm.getByText("只读", { exact: true }).first()).toBeVisible();
  await field.focus();
  await gm.keyboard.press("Control+Alt+m");
  await expect(composer(gm)).toBeFocused();
  await expect(rail(gm).getByRole("form").first()).toContainText("原因");
});

test("people are found for a mention while Chinese is composed, and its Enter picks nobody", async ({
  seat,
}) => {
  const gm = await seat("总经理");
  await gm.goto(M4);
  const devtools: CDPSession = await gm.context().newCDPSession(gm);
  const candidate = (text: string) =>
    devtools.send("Input.imeSetComposition", {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  const field = composer(gm);
  await field.click();
  await gm.keyboard.type("请 @");
  const people = rail(gm).getByRole("listbox", { name: "同事" });
  await expect(people).toBeVisible();

  await candidate("x");
  await candidate("xiao");
  await expect(field).toHaveValue("请 @xiao");
  await expect(people.getByRole("option", { selected: true })).toHaveCount(0);
  // The Enter that an input method takes for itself reaches the page as a key of the composition.
  await field.evaluate((element) =>
    element.dispatchEvent(
      new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true }),
    ),
  );
  await expect(field).toHaveValue("请 @xiao");
  await devtools.send("Input.insertText", { text: "销售部" });
  await expect(people.getByRole("option")).toHaveText(["销售部经理"]);
  await gm.keyboard.press("Enter");
  await expect(field).toHaveValue("请 @销售部经理 ");
  await gm.keyboard.type("看一下");
  await field.press("Control+Enter");
  await expect(threadWith(gm, "看一下").locator("b", { hasText: "@销售部经理" })).toBeVisible();
});

test("what is written is edited with a mark, and deleted with a trace", async ({ seat }) => {
  const sales = await seat("销售部经理");
  const gm = await seat("总经理");
  for (const page of [gm, sales]) await page.goto(M4);
  await composer(sales).fill("先记一笔。");
  await rail(sales).getByRole("button", { name: "评论", exact: true }).click();
  const thread = rail(gm).getByRole("article").first();
  await expect(thread).toContainText("先记一笔。");

  const own = rail(sales).getByRole("article").first();
  await own.hover();
  await own.getByRole("button", { name: "编辑" }).click();
  await own.getByRole("textbox", { name: "编辑" }).fill("改过的话。");
  await own.getByRole("button", { name: "保存" }).click();
  await expect(thread).toContainText("改过的话。");
  await expect(thread).toContainText("已编辑");

  await own.hover();
  await own.getByRole("button", { name: "删除" }).click();
  await own.getByRole("group").getByRole("button", { name: "删除" }).click();
  await expect(thread).toContainText("这条内容已删除");
  await expect(thread).not.toContainText("改过的话。");
});

test("on a phone the questions come as a sheet from the top bar", async ({ seat }) => {
  const gm = await seat("总经理");
  await gm.setViewportSize({ width: 390, height: 844 });
  await gm.goto(M3);
  await expect(rail(gm)).toBeHidden();
  await gm.getByRole("button", { name: /^提问 3/ }).click();
  await expect(threadWith(gm, "是人手不够")).toBeVisible();
  await rail(gm).getByRole("button", { name: "收起提问栏" }).click();
  await expect(rail(gm)).toBeHidden();
});

test("a half-written answer is there again after looking at another department", async ({
  seat,
}) => {
  const page = await seat("销售部经理");
  await page.goto("/meetings/2021-02/departments/sales/M3");
  await rail(page).getByRole("button", { name: "回答…" }).click();
  await rail(page).getByRole("textbox", { name: "回答" }).fill("正在写的回答");
  const agenda = page.getByRole("navigation", { name: "议程" });
  await agenda.getByRole("link", { name: /财务部/ }).click();
  await expect(page).toHaveURL(/departments\/finance$/);
  await agenda.getByRole("link", { name: /销售部/ }).click();
  await agenda.getByRole("link", { name: /M3 / }).click();
  await expect(rail(page).getByRole("textbox", { name: "回答" })).toHaveValue("正在写的回答");
});
